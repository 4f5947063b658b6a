import { startHostProcess } from '../../support/run-functions-host';
import { writeApp } from '../../support/write-app';

const one = (name: string): string =>
  `require('@azure/functions').app.http('${name}', { authLevel: 'anonymous', handler: async () => ({ body: '${name}' }) });`;

async function functionNames(appDir: string, env: Record<string, string> = {}): Promise<string[]> {
  const host = await startHostProcess({ appDir, env });
  const { baseUrl, masterKey } = host.ready;
  const answer = await fetch(`${baseUrl}/admin/functions?code=${masterKey}`);
  const found = (await answer.json()) as { readonly name: string }[];
  await host.stop();
  return found.map(({ name }) => name).toSorted();
}

describe('the entry point of an app', () => {
  const files = {
    'src/index.js': one('index'),
    'src/functions/a.js': one('a'),
    'src/functions/b.cjs': one('b'),
    'src/functions/c.mjs': `import { app } from '@azure/functions'; app.http('c', { handler: async () => ({}) });`,
    'src/functions/.hidden.js': one('hidden'),
  };
  const patterns = [
    ['src/index.js', ['index']],
    ['./src/index.js', ['index']],
    ['src/functions/*.js', ['a']],
    ['src/{index.js,functions/*.js}', ['a', 'index']],
    ['src/functions/*.{js,cjs,mjs}', ['a', 'b', 'c']],
    ['src/**/*.js', ['a', 'index']],
    ['src/functions', ['a', 'b', 'c']],
  ] as const;

  it.each(patterns)('may be the pattern %s', async (main, names) => {
    expect(await functionNames(writeApp(main, files))).toEqual(names);
  });

  it('may be an ES module by the type of the package', async () => {
    const appDir = writeApp('index.js', {
      'package.json': JSON.stringify({ type: 'module', main: 'index.js' }),
      'index.js': `import { app } from '@azure/functions'; app.http('m', { handler: async () => ({}) });`,
    });

    expect(await functionNames(appDir)).toEqual(['m']);
  });
});

describe('what an app is given', () => {
  it('settings of local.settings.json, the environment first, and the host name', async () => {
    const appDir = writeApp('index.js', {
      'index.js': `require('@azure/functions').app.http('seen', { authLevel: 'anonymous', handler: async () => ({
        jsonBody: [process.env.A, process.env.B, process.env.WEBSITE_HOSTNAME, process.cwd()] }) });`,
      'local.settings.json': JSON.stringify({ Values: { A: 'file', B: 'file' } }),
    });
    const host = await startHostProcess({ appDir, env: { B: 'environment' } });

    const answer = await fetch(`${host.ready.baseUrl}/api/seen`);
    const seen: unknown = answer.status === 200 ? await answer.json() : answer.status;
    await host.stop();

    expect(seen).toEqual(['file', 'environment', new URL(host.ready.baseUrl).host, appDir]);
  });

  it('its hooks in order, with a log hook that rewrites', async () => {
    const appDir = writeApp('index.js', {
      'index.js': `const { app } = require('@azure/functions'); const seen = [];
        app.hook.appStart(() => { seen.push('start'); });
        app.hook.preInvocation((c) => { seen.push('pre'); c.hookData.note = 'kept'; });
        app.hook.postInvocation((c) => { seen.push('post ' + c.hookData.note); c.result = { jsonBody: seen }; });
        app.hook.log((c) => { c.message = c.message.replace('secret', '***'); });
        app.http('hooked', { authLevel: 'anonymous', handler: async (r, context) => { context.log('secret'); seen.push('run'); } });`,
    });
    const host = await startHostProcess({ appDir });

    const seen: unknown = await (await fetch(`${host.ready.baseUrl}/api/hooked`)).json();
    await host.stop();

    expect(seen).toEqual(['start', 'pre', 'run', 'post kept']);
    expect(host.log()).toContain('Function.hooked.User: ***');
  });

  it('the headers of a host.json with comments, on every answer that has none such', async () => {
    const appDir = writeApp('index.js', {
      'host.json': `{ // as Newtonsoft takes it
        version: '2.0', extensions: { http: { customHeaders: { 'X-Frame-Options': 'DENY', 'X-Own': 'host' } } },
      }`,
      'index.js': `require('@azure/functions').app.http('own', { authLevel: 'anonymous',
        handler: async () => ({ headers: { 'x-own': 'app' } }) });`,
    });
    const host = await startHostProcess({ appDir, env: { AzureWebJobsDisableHomepage: 'True' } });
    const answers = await Promise.all(
      ['/api/own', '/api/none', '/'].map((path) => fetch(host.ready.baseUrl + path)),
    );
    await host.stop();

    expect(answers.map(({ status }) => status)).toEqual([200, 404, 204]);
    expect(answers.map(({ headers }) => headers.get('x-frame-options'))).toEqual([
      'DENY',
      'DENY',
      'DENY',
    ]);
    expect(answers.map(({ headers }) => headers.get('x-own'))).toEqual(['app', 'host', 'host']);
    expect(host.log()).not.toContain('customHeaders');
  });

  it('no request for a disabled function, unless with the master key', async () => {
    const appDir = writeApp('index.js', {
      'index.js': `const { app } = require('@azure/functions');
        app.http('open', { authLevel: 'anonymous', handler: async () => ({}) });
        app.http('guarded', { authLevel: 'function', handler: async () => ({}) });`,
    });
    const env = { 'AzureWebJobs.open.Disabled': 'true', 'AzureWebJobs.guarded.Disabled': '1' };
    const host = await startHostProcess({ appDir, env });
    const { baseUrl, masterKey, hostKey } = host.ready;
    const status = async (path: string): Promise<number> => (await fetch(baseUrl + path)).status;

    const seen = [
      await status('/api/open'),
      await status(`/api/open?code=${masterKey}`),
      await status('/api/guarded'),
      await status(`/api/guarded?code=${hostKey}`),
      await status(`/api/guarded?code=${masterKey}`),
    ];
    await host.stop();

    expect(seen).toEqual([404, 200, 401, 404, 200]);
  });

  it('a run by hand for a text as input, in JSON as Newtonsoft takes it', async () => {
    const appDir = writeApp('index.js', {
      'index.js': `require('@azure/functions').app.timer('daily', { schedule: '0 0 3 * * *', handler: async () => {} });`,
    });
    const host = await startHostProcess({ appDir });
    const { baseUrl, masterKey } = host.ready;
    const status = async (body: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-functions-key': masterKey };
      const url = `${baseUrl}/admin/functions/daily`;
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };

    const seen = [await status("{input:'x'}"), await status('{"input":5}')];
    const refused = [await status('{"input":{"a":1}}'), await status('{"input":[]}')];
    await host.stop();

    expect([seen, refused]).toEqual([
      [202, 202],
      [400, 400],
    ]);
  });

  it('nothing of what is too large for the server, and no unknown web hook', async () => {
    const appDir = writeApp('index.js', {
      'index.js': `require('@azure/functions').app.http('any', { authLevel: 'anonymous', route: '{*all}', handler: async () => ({}) });`,
      'host.json': '{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }',
    });
    const host = await startHostProcess({ appDir });
    const { baseUrl, masterKey } = host.ready;
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`x-${at}`, '1']));

    const answers = [
      await fetch(`${baseUrl}/a?q=${'x'.repeat(8000)}`),
      await fetch(`${baseUrl}/a?q=${'x'.repeat(8192)}`),
      await fetch(`${baseUrl}/a`, { headers: many }),
      await fetch(`${baseUrl}/runtime/webhooks/other/x`),
      await fetch(`${baseUrl}/runtime/webhooks/other/x?code=${masterKey}`),
    ];
    await host.stop();

    expect(answers.map(({ status }) => status)).toEqual([200, 414, 431, 401, 404]);
  });

  it('its time limit and the log levels of host.json', async () => {
    const appDir = writeApp('index.js', {
      'host.json': JSON.stringify({
        version: '2.0',
        functionTimeout: '00:00:01',
        watchDirectories: [],
        logging: { logLevel: { 'Function.slow.User': 'Error' } },
      }),
      'index.js': `const { app } = require('@azure/functions');
        app.http('slow', { authLevel: 'anonymous', handler: (r, context) => { context.log('not shown'); return new Promise(() => undefined); } });`,
    });
    const host = await startHostProcess({ appDir });

    const answer = await fetch(`${host.ready.baseUrl}/api/slow`);
    await host.stop();

    expect(answer.status).toBe(500);
    expect(host.log()).toContain('Timeout value of');
    expect(host.log()).toContain("host.json: 'watchDirectories' has no effect on this host.");
    expect(host.log()).not.toContain('not shown');
  });
});
