import type { DurableResponse } from '../../../../../../local/functions-host/durable-extension';
import type { Flow } from '../../../../../support/durable/flow';
import {
  durableFixture,
  type DurableFixture,
} from '../../../../../support/durable/durable-fixture';

const gate: Flow = function* (context) {
  return yield context.df.waitForExternalEvent('go');
};
// eslint-disable-next-line require-yield -- an orchestrator that only returns
const echo: Flow = function* (context) {
  return context.df.getInput();
};

let fixture: DurableFixture;
beforeEach(async () => {
  fixture = await durableFixture({ orchestrators: { gate, echo }, activities: {} });
});

async function send(path: string, body: string): Promise<DurableResponse> {
  const answer = await fixture.extension.handle({
    method: 'POST',
    path,
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/json' },
    body,
    url: `http://localhost:7071/runtime/webhooks/durabletask/${path}`,
  });
  await fixture.settle();
  return answer;
}

describe('the body of a start', () => {
  it.each<[string, unknown]>([
    ['{a:1}', { a: 1 }],
    ["'single'", 'single'],
    ['/* none */ 5', 5],
    [' ', null],
  ])('%j is what JSON.NET makes of it', async (body, input) => {
    const answer = await send('orchestrators/echo/e', body);

    expect(answer.status).toBe(202);
    expect(await fixture.status('e')).toMatchObject({
      runtimeStatus: 'Completed',
      input,
      output: input,
    });
  });

  it('stays in the history as it was sent', async () => {
    await send('orchestrators/echo/e', '{ "a" : 1 }');

    const { input, historyEvents } = await fixture.status('e');

    expect(input).toEqual({ a: 1 });
    expect(historyEvents?.[0]).toMatchObject({ Input: '{ "a" : 1 }' });
  });

  it.each(['{oops', '1 2', 'text'])('%j is refused', async (body) => {
    const answer = await send('orchestrators/echo', body);

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      Message: 'Invalid JSON content',
      ExceptionType: 'Newtonsoft.Json.JsonReaderException',
    });
  });
});

describe('the body of an event', () => {
  it.each<[string, unknown]>([
    ["{a:'b',}", { a: 'b' }],
    ['1 2', 1],
    ['NaN', 'NaN'],
  ])('%j is what JSON.NET makes of it', async (body, output) => {
    await fixture.start('gate', null, 'g');

    const answer = await send('instances/g/raiseEvent/go', body);

    expect(answer.status).toBe(202);
    expect(await fixture.status('g')).toMatchObject({ runtimeStatus: 'Completed', output });
  });
});

describe('the reason of a termination', () => {
  it.each<[string, unknown]>([
    ['  spaced  ', 'spaced'],
    ['2 too late', 2],
    ['two too late', 'two too late'],
  ])('%j shows as JSON where it begins with some', async (reason, output) => {
    await fixture.start('gate', null, 'g');

    await fixture.call('POST', `instances/g/terminate?reason=${encodeURIComponent(reason)}`);
    await fixture.settle();

    expect(await fixture.status('g')).toMatchObject({ output });
  });
});

describe('an instance id in a path', () => {
  it.each([
    ['a+b', 'a b', 'a+b'],
    ["it's~", "it's~", 'it%27s%7E'],
    ['%zz', '%zz', '%25zz'],
  ])('%s is read as %j and linked as %s', async (path, id, linked) => {
    const { json } = await fixture.call('POST', `orchestrators/echo/${path}`, 1);

    expect(json).toMatchObject({
      id,
      restartPostUri: expect.stringContaining(`/${linked}/`) as string,
    });
  });

  it.each(['instances//g', 'instances/g//terminate', 'orchestrators', 'instances/g/restart/x'])(
    '%s is nobody’s',
    async (path) => {
      await fixture.start('gate', null, 'g');

      expect(await fixture.call('POST', path)).toMatchObject({ status: 404, json: undefined });
    },
  );

  it('with an at sign is purged unseen', async () => {
    expect(await fixture.call('DELETE', 'instances/@none')).toMatchObject({
      status: 200,
      json: { instancesDeleted: 0 },
    });
  });
});

describe('a started instance', () => {
  it('counts those that had its id', async () => {
    await fixture.start('echo', 1, 'e');
    await fixture.start('echo', 2, 'e');

    expect((await fixture.status('e')).historyEvents?.[0]).toMatchObject({ Generation: 1 });
  });
});
