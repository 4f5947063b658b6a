import type { Flow } from '../../../../../support/durable/flow';
import {
  durableFixture,
  type DurableFixture,
} from '../../../../../support/durable/durable-fixture';

const gate: Flow = function* (context) {
  return yield context.df.waitForExternalEvent('go');
};
let broken = true;
const work: Flow = function* (context) {
  return yield context.df.callActivity('act', context.df.getInput());
};
const parent: Flow = function* (context) {
  const first: unknown = yield context.df.callActivity('steady', 1);
  return [first, yield context.df.callSubOrchestrator('work', 'x')];
};
const act = (input: unknown): unknown => {
  if (broken) throw new Error('broken');
  return input;
};
let steadyRuns = 0;

let fixture: DurableFixture;
beforeEach(async () => {
  broken = true;
  steadyRuns = 0;
  fixture = await durableFixture({
    orchestrators: { gate, work, parent },
    activities: { act, steady: () => (steadyRuns += 1) },
  });
});

const ids = async (path: string): Promise<readonly string[]> => {
  const { json } = await fixture.call('GET', path);
  return (json as readonly { readonly instanceId: string }[]).map(({ instanceId }) => instanceId);
};

describe('lists', () => {
  it('go on from page to page, also when an instance between is purged', async () => {
    broken = false;
    for (const id of ['c', 'a', 'b', 'd']) await fixture.start('work', 1, id);

    const first = await fixture.call('GET', 'instances?top=2');
    await fixture.call('DELETE', 'instances/b');
    const token = first.headers['x-ms-continuation-token'] ?? '';
    const second = await fixture.extension.handle({
      method: 'GET',
      path: 'instances/',
      query: new URLSearchParams('top=2'),
      headers: { 'x-ms-continuation-token': token },
      body: '',
      url: 'http://localhost:7071/runtime/webhooks/durabletask/instances/',
    });

    expect(first.json).toMatchObject([{ instanceId: 'a' }, { instanceId: 'b' }]);
    expect(JSON.parse(second.body ?? '')).toMatchObject([{ instanceId: 'c' }, { instanceId: 'd' }]);
    expect(second.headers['x-ms-continuation-token']).toBe('');
  });

  it('filter by time of creation and by status', async () => {
    await fixture.start('gate', 1, 'early');
    await fixture.pass(60_000);
    await fixture.start('work', 1, 'late');
    const since = '2026-03-01T08:00:30Z';

    expect(await ids(`instances?createdTimeFrom=${since}`)).toEqual(['late']);
    expect(await ids(`instances?createdTimeTo=${since}`)).toEqual(['early']);
    expect(await ids('instances?createdTimeFrom=2026-03-01T08:00:30')).toEqual(['late']);
    expect(await ids('instances?createdTimeFrom=2026-03-01')).toEqual(['early', 'late']);
    expect(await ids('instances?createdTimeFrom=1-01-01T00:00:00')).toEqual(['early', 'late']);
    expect(await ids(`instances?createdTimeFrom=${since}&top=%201`)).toEqual(['late']);
    expect(await ids('instances?runtimeStatus=Failed,Completed')).toEqual(['late']);
    expect(await ids('instances?runtimeStatus=%203&runtimeStatus=Running')).toEqual([
      'early',
      'late',
    ]);
    expect(await ids('instances?runtimeStatus=failed,running')).toEqual(['early', 'late']);
    expect(await ids('instances?runtimeStatus=99')).toEqual([]);
  });
});

describe('purging by filter', () => {
  it('forgets what has ended and leaves the rest', async () => {
    await fixture.start('gate', 1, 'open');
    await fixture.start('work', 1, 'failed');

    const answer = await fixture.call('DELETE', 'instances?createdTimeFrom=2026-01-01T00:00:00Z');

    expect(answer).toMatchObject({ status: 200, json: { instancesDeleted: 1 } });
    expect(await ids('instances')).toEqual(['open']);
  });

  it.each(['', 'nonsense 5', '10', '2026-13-01', '2026-02-30', '2026-03-01T08:00:00+00:00'])(
    'needs a time to begin with, which %j is not',
    async (time) => {
      await fixture.start('work', 1, 'failed');

      const answer = await fixture.call('DELETE', `instances?createdTimeFrom=${time}`);

      expect(answer).toMatchObject({
        status: 400,
        json: "Please provide value for 'createdTimeFrom' parameter.",
      });
    },
  );
});

describe('rewinding', () => {
  it('runs what failed again, children too, and not what succeeded', async () => {
    const id = await fixture.start('parent');
    const before = await fixture.status(id);

    broken = false;
    const answer = await fixture.call('POST', `instances/${id}/rewind?reason=fixed`);
    await fixture.settle();

    expect(before.runtimeStatus).toBe('Failed');
    expect(answer.status).toBe(202);
    expect(await fixture.status(id)).toMatchObject({
      runtimeStatus: 'Completed',
      output: [1, 'x'],
    });
    expect(steadyRuns).toBe(1);
  });
});

describe('restarting', () => {
  it('under the id of a running instance is refused', async () => {
    await fixture.start('gate', 1, 'g');

    const answer = await fixture.call('POST', 'instances/g/restart?restartWithNewInstanceId=false');

    expect(answer).toMatchObject({
      status: 409,
      json: {
        Message: 'A non-terminal instance with this instance ID already exists.',
        ExceptionMessage: 'An Orchestration instance with the status Running already exists.',
      },
    });
  });
});

describe('terminating', () => {
  it('ends an instance at once, whatever it has open', async () => {
    await fixture.start('gate', 1, 'g');

    await fixture.call('POST', 'instances/g/terminate?reason=enough');
    await fixture.settle();

    expect(await fixture.status('g')).toMatchObject({
      runtimeStatus: 'Terminated',
      output: 'enough',
    });
  });
});

describe('resuming', () => {
  it('is refused for an instance that is not suspended', async () => {
    await fixture.start('gate', 1, 'g');

    const answer = await fixture.call('POST', 'instances/g/resume');

    expect(answer).toMatchObject({
      status: 500,
      json: {
        ExceptionMessage:
          'Cannot resume the orchestration instance g because instance is in the Running state.',
      },
    });
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', 'entities/counter/1', 'the entities API'],
    ['POST', 'orchestrators/gate?taskHub=Elsewhere', "the task hub 'Elsewhere'"],
  ])('%s %s is refused by name', async (method, path, name) => {
    const answer = await fixture.call(method, path, 1);

    expect(answer).toMatchObject({
      status: 501,
      json: { Message: expect.stringContaining(name) as string },
    });
  });

  it.each([
    ['GET', 'orchestrators/gate'],
    ['PUT', 'instances'],
    ['PUT', 'instances/g'],
    ['POST', 'instances/g/unknown'],
    ['POST', 'instances/g/raiseEvent/a/b'],
    ['GET', 'nothing'],
    ['GET', 'instances/%zz'],
  ])('%s %s is answered 404', async (method, path) => {
    await fixture.start('gate', 1, 'g');

    expect(await fixture.call(method, path)).toMatchObject({ status: 404 });
  });
});

describe('the binding of a client', () => {
  it('names the hub, the keyless listener and the links of any instance', () => {
    const binding = JSON.parse(fixture.extension.clientBinding()) as Record<string, unknown>;

    expect(binding).toMatchObject({
      taskHubName: 'TestHub',
      rpcBaseUrl: 'http://127.0.0.1:17071/durabletask/',
      requiredQueryStringParameters: 'code=key',
      managementUrls: {
        id: 'INSTANCEID',
        rewindPostUri:
          'http://localhost:7071/runtime/webhooks/durabletask/instances/INSTANCEID/rewind?reason={text}&taskHub=TestHub&connection=Storage&code=key',
      },
    });
  });
});

describe('a trace', () => {
  it('given with a start is handed to the orchestrator', async () => {
    await fixture.extension.handle({
      method: 'POST',
      path: 'orchestrators/gate/traced',
      query: new URLSearchParams(),
      headers: { traceparent: '00-1-2-01', tracestate: 'a=b' },
      body: '',
      url: 'http://127.0.0.1:17071/durabletask/orchestrators/gate/traced',
    });
    await fixture.settle();

    const { historyEvents } = await fixture.status('traced');

    expect(historyEvents).toMatchObject([
      { ParentTraceContext: { TraceParent: '00-1-2-01', TraceState: 'a=b' } },
    ]);
  });
});
