import { startHostProcess, type HostProcess } from '../../support/run-functions-host';
import { writeApp } from '../../support/write-app';

const head = "const { app } = require('@azure/functions');\n";
const http = (name: string, options = ''): string =>
  `app.http('${name}', { authLevel: 'anonymous', ${options} handler: async () => ({ body: '${name}' }) });\n`;
const trigger = (type: string, rest = ''): string =>
  `app.generic('odd', { trigger: { type: '${type}', name: 'x', ${rest} }, handler: () => undefined });\n`;

async function withHost<T>(
  source: string,
  act: (host: HostProcess) => Promise<T>,
  files: Readonly<Record<string, string>> = {},
): Promise<T> {
  const host = await startHostProcess({
    appDir: writeApp('index.js', { 'index.js': head + source, ...files }),
  });
  try {
    return await act(host);
  } finally {
    await host.stop();
  }
}

const get = async (url: string): Promise<string> => {
  const answer = await fetch(url);
  return `${answer.status} ${await answer.text()}`.trim();
};

describe('an app that cannot be run as it is', () => {
  const servedWithout = [
    [
      'throws at load',
      `${http('ok')}throw new Error('thrown at load');`,
      'Worker was unable to load entry point "index.js": thrown at load',
    ],
    ['has a syntax error', `${http('ok')}const = 1;`, 'SyntaxError'],
    [
      'registers one name twice',
      http('ok') + http('ok'),
      'A function with id "ok" has already been registered.',
    ],
  ] as const;

  it.each(servedWithout)('that %s is served without any function', async (_what, source, line) => {
    const { ok, status, log } = await withHost(source, async (host) => ({
      ok: await get(`${host.ready.baseUrl}/api/ok`),
      status: await get(`${host.ready.baseUrl}/admin/host/status?code=${host.ready.masterKey}`),
      log: host.log(),
    }));

    expect(ok).toBe('404');
    expect(status).toContain('"state":"Running"');
    expect(log).toContain(line);
    expect(log).toContain('No job functions found.');
  });

  const notRunning = [
    [
      'registers names that differ only in case',
      http('ok') + http('OK'),
      'Sequence contains more than one matching element.',
    ],
    [
      'has a route with a leading slash',
      http('ok') + http('slash', "route: '/leading/slash',"),
      "separator character '/' cannot appear consecutively",
    ],
    [
      'has a route with an unknown constraint',
      http('ok') + http('odd', "route: 'x/{y:nosuch}',"),
      "constraint reference 'nosuch' could not be resolved",
    ],
  ] as const;

  it.each(notRunning)('that %s leaves a host that does not run', async (_what, source, error) => {
    const seen = await withHost(source, async ({ ready }) => ({
      ok: await get(`${ready.baseUrl}/api/ok`),
      ping: await get(`${ready.baseUrl}/admin/host/ping`),
      status: await get(`${ready.baseUrl}/admin/host/status?code=${ready.masterKey}`),
    }));

    expect(seen.ok).toBe('503 Function host is not running.');
    expect(seen.ping).toBe('200');
    expect(seen.status).toContain('"state":"Error"');
    expect(seen.status).toContain(error);
  });

  it.each([
    ['a malformed', '{ "version": ', 'Unable to parse host configuration file'],
    ['no version in its', '{ "logging": {} }', 'missing the required'],
    ['another version in its', '{ "version": "3.0" }', 'is an invalid value for host.json'],
  ])('with %s host.json leaves a host that does not run', async (_what, hostJson, error) => {
    const seen = await withHost(
      http('ok'),
      async ({ ready }) => ({
        ok: await get(`${ready.baseUrl}/api/ok`),
        status: await get(`${ready.baseUrl}/admin/host/status?code=${ready.masterKey}`),
      }),
      { 'host.json': hostJson },
    );

    expect(seen.ok).toBe('503 Function host is not running.');
    expect(seen.status).toContain(error);
  });

  const functionInError = [
    [
      'an unknown trigger',
      trigger('noSuchTrigger'),
      "The 'odd' function is in error: The binding type(s) 'noSuchTrigger' are not registered.",
    ],
    [
      'an illegal name',
      http('bad name'),
      "The 'bad name' function is in error: 'bad name' is not a valid function name.",
    ],
    [
      'a route that another has',
      http('first', "route: 'same',") + http('second', "route: 'SAME',"),
      "The 'second' function is in error: The route specified conflicts with the route defined by function 'first'.",
    ],
    [
      'a route of the host',
      http('odd', "route: 'runtime/x',"),
      "The 'odd' function is in error: The specified route conflicts with one or more built in routes.",
    ],
    [
      'a malformed schedule',
      trigger('timerTrigger', "schedule: 'abc'"),
      "The 'odd' function is in error: Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.odd'. Microsoft.Azure.WebJobs.Extensions: The schedule expression 'abc' was not recognized as a valid cron expression or timespan string.",
    ],
    [
      'a setting that is missing',
      trigger('timerTrigger', "schedule: '%MISSING%'"),
      "'%MISSING%' does not resolve to a value.",
    ],
  ] as const;

  it.each(functionInError)('misses only the function with %s', async (_what, source, line) => {
    const { ok, log } = await withHost(http('ok') + source, async (host) => ({
      ok: await get(`${host.ready.baseUrl}/api/ok`),
      log: host.log(),
    }));

    expect(ok).toBe('200 ok');
    expect(log).toContain(line);
  });

  const declined = [
    [
      'a storage queue',
      trigger('queueTrigger'),
      "Function 'odd' uses the trigger 'queueTrigger', which this host does not run.",
    ],
    [
      'a topic',
      "app.serviceBusTopic('odd', { connection: 'C', topicName: 't', subscriptionName: 's', handler: () => undefined });",
      "Function 'odd' uses a Service Bus topic, which this host does not run.",
    ],
    [
      'sessions',
      "app.serviceBusQueue('odd', { connection: 'C', queueName: 'q', isSessionsEnabled: true, handler: () => undefined });",
      "Function 'odd' uses Service Bus sessions, which this host does not run.",
    ],
    [
      'batches',
      "app.serviceBusQueue('odd', { connection: 'C', queueName: 'q', cardinality: 'many', handler: () => undefined });",
      "Function 'odd' uses cardinality 'many', which this host does not run.",
    ],
    [
      'an entity',
      trigger('entityTrigger'),
      "Function 'odd' uses the trigger 'entityTrigger', which this host does not run.",
    ],
    [
      'blobs',
      trigger('blobTrigger'),
      "Function 'odd' uses the trigger 'blobTrigger', which this host does not run.",
    ],
    [
      'an output binding',
      http('odd', "extraOutputs: [{ type: 'queue', name: 'q', direction: 'out' }],"),
      "Function 'odd' uses the output binding 'queue', which this host does not run.",
    ],
    [
      'a missing connection',
      "app.serviceBusQueue('odd', { connection: 'NOWHERE', queueName: 'q', handler: () => undefined });",
      "Function 'odd' needs the app setting 'NOWHERE' with a Service Bus connection string.",
    ],
  ] as const;

  it.each(declined)('is refused for %s in one sentence', async (_what, source, sentence) => {
    const start = withHost(http('ok') + source, () => Promise.resolve());

    await expect(start).rejects.toThrow(
      new RegExp(`ended with 1 [^]*${sentence.replaceAll(/[.'()]/g, '\\$&')}`),
    );
  });

  it('runs the rest when it is told to leave such functions out', async () => {
    const source = http('ok') + http('odd', "extraOutputs: [{ type: 'queue', name: 'q' }],");
    const appDir = writeApp('index.js', { 'index.js': head + source });

    const host = await startHostProcess({ appDir, skipRefused: true });
    const [ok, odd] = [
      await get(`${host.ready.baseUrl}/api/ok`),
      await get(`${host.ready.baseUrl}/api/odd`),
    ];
    await host.stop();

    expect([ok, odd]).toEqual(['200 ok', '404']);
    expect(host.log()).toContain(
      "The 'odd' function is in error: It uses the output binding 'queue' and is left out.",
    );
  });
});
