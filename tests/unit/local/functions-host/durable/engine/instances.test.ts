import { EventEmitter, once } from 'node:events';

import * as df from 'durable-functions';

import type { Flow } from '../../../../../support/durable/flow';
import { durableFixture } from '../../../../../support/durable/durable-fixture';
import type { InProcessApp } from '../../../../../support/durable/in-process-app';

const day = 86_400_000;

const gate: Flow = function* (context) {
  return yield context.df.waitForExternalEvent('go');
};
const work: Flow = function* (context) {
  return yield context.df.callActivity('act', context.df.getInput());
};
const deadline: Flow = function* (context) {
  const fireAt = new Date(context.df.currentUtcDateTime.getTime() + Number(context.df.getInput()));
  const timer = context.df.createTimer(fireAt);
  const event = context.df.waitForExternalEvent('go');
  const winner = yield context.df.Task.any([event, timer]);
  if (winner === timer) return 'late';
  timer.cancel();
  return 'in time';
};
const rounds: Flow = function* (context) {
  const { round, heard } = context.df.getInput<{ round: number; heard: unknown[] }>();
  const value: unknown = yield context.df.waitForExternalEvent('next');
  if (round === 3) return [...heard, value];
  context.df.continueAsNew({ round: round + 1, heard: [...heard, value] });
  return undefined;
};
const parent: Flow = function* (context) {
  try {
    return yield context.df.callSubOrchestrator('work', 'x', context.df.getInput<string>());
  } catch (error) {
    return (error as Error).message;
  }
};
const entity: Flow = function* (context) {
  return yield context.df.callEntity(new df.EntityId('counter', '1'), 'get');
};
const throwsText: Flow = function* () {
  yield* [];
  throw 'just text'; // oxlint-disable-line typescript/only-throw-error, no-throw-literal -- the point of the test
};

const fan: Flow = function* (context) {
  yield context.df.Task.all(Array.from({ length: 9 }, () => context.df.callActivity('act')));
};

const orchestrators = { gate, work, deadline, rounds, parent, entity, throwsText };
const app = (act: (input: unknown) => unknown = (input) => input): InProcessApp => ({
  orchestrators,
  activities: { act },
});

describe('an instance', () => {
  it('waits twenty days for its timer, in a chain of three days each', async () => {
    const sleep: Flow = function* (context) {
      yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 20 * day));
      return 'woke';
    };
    const fixture = await durableFixture({ orchestrators: { sleep } });
    const id = await fixture.start('sleep');

    await fixture.pass(20 * day - 1);
    const before = await fixture.status(id);
    await fixture.pass(1);
    const after = await fixture.status(id);

    expect(before.runtimeStatus).toBe('Running');
    expect(after).toMatchObject({ runtimeStatus: 'Completed', output: 'woke' });
    expect(after.historyEvents?.filter(({ EventType }) => EventType === 'TimerFired')).toHaveLength(
      7,
    );
  });

  it('takes the event that comes before its deadline, and drops the timer', async () => {
    const fixture = await durableFixture(app());
    const id = await fixture.start('deadline', 2 * day);

    await fixture.pass(day);
    await fixture.raise(id, 'go');

    expect(await fixture.status(id)).toMatchObject({ output: 'in time' });
    expect(fixture.clock.nextStop()).toBeUndefined();
  });

  it('is late at its deadline, not before', async () => {
    const fixture = await durableFixture(app());
    const id = await fixture.start('deadline', 2 * day);

    await fixture.pass(2 * day);

    expect(await fixture.status(id)).toMatchObject({ output: 'late' });
  });

  it('hears every event of several rounds, sent in one go', async () => {
    const fixture = await durableFixture(app());
    const id = await fixture.start('rounds', { round: 1, heard: [] });

    await Promise.all(
      ['a', 'b', 'c'].map((each) => fixture.call('POST', `instances/${id}/raiseEvent/next`, each)),
    );
    await fixture.settle();

    expect(await fixture.status(id)).toMatchObject({ output: ['a', 'b', 'c'] });
  });

  it('loses on starting over what it had not waited for, and the log names it', async () => {
    const fixture = await durableFixture(app());
    const id = await fixture.start('rounds', { round: 1, heard: [] });

    await fixture.raise(id, 'other');
    await fixture.raise(id, 'next');

    expect(fixture.log).toEqual([expect.stringContaining("lost the event 'other'") as string]);
  });

  it('is told when a child cannot have the id it asks for', async () => {
    const fixture = await durableFixture(app());
    await fixture.start('gate', null, 'taken');

    const id = await fixture.start('parent', 'taken');

    expect(await fixture.status(id)).toMatchObject({
      output: expect.stringContaining(
        'An Orchestration instance with the status Running already exists.',
      ) as string,
    });
  });

  it('fails by name on what this backend does not carry out', async () => {
    const fixture = await durableFixture(app());

    const id = await fixture.start('entity');

    expect(await fixture.status(id)).toMatchObject({
      runtimeStatus: 'Failed',
      output:
        "Orchestrator function 'entity' failed: df.callEntity is not part of the local Durable backend",
    });
  });

  it('that throws no Error stays Running as on Azure, and the log says so', async () => {
    const fixture = await durableFixture(app());

    const id = await fixture.start('throwsText');

    expect(await fixture.status(id)).toMatchObject({ runtimeStatus: 'Running' });
    expect(fixture.log).toEqual([expect.stringContaining('not an Error') as string]);
  });

  it('whose code changed fails, and the log names the first action that differs', async () => {
    let changed = false;
    const drifting: Flow = function* (context) {
      yield context.df.callActivity(changed ? 'other' : 'act');
      yield context.df.waitForExternalEvent('go');
    };
    const fixture = await durableFixture({
      orchestrators: { drifting },
      activities: { act: () => 1, other: () => 2 },
    });
    const id = await fixture.start('drifting');

    changed = true;
    await fixture.raise(id, 'go');

    expect(await fixture.status(id)).toMatchObject({ runtimeStatus: 'Failed' });
    expect(fixture.log).toEqual([
      expect.stringContaining(
        "action 0: the history has activity 'act', the code now has activity 'other' there",
      ) as string,
    ]);
  });
});

describe('the limits of host.json', () => {
  it('run no more activities at a time than allowed', async () => {
    let running = 0;
    let most = 0;
    const act = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    const settings = { maxConcurrentActivityFunctions: 2 };
    const fixture = await durableFixture(
      { orchestrators: { fan }, activities: { act } },
      { settings },
    );

    const id = await fixture.start('fan');

    expect(await fixture.status(id)).toMatchObject({ runtimeStatus: 'Completed' });
    expect(most).toBe(2);
  });

  it('leave an instance of a later version alone', async () => {
    const fixture = await durableFixture(app(), { settings: { defaultVersion: '1.0' } });

    await fixture.call('POST', 'orchestrators/work/newer?version=2.0', 1);
    await fixture.call('POST', 'orchestrators/work/older?version=0.9', 1);
    await fixture.settle();

    expect(await fixture.status('newer')).toMatchObject({ runtimeStatus: 'Pending' });
    expect(await fixture.status('older')).toMatchObject({ runtimeStatus: 'Completed' });
    expect(fixture.log).toEqual([expect.stringContaining("'newer' has version '2.0'") as string]);
  });

  it('fail an instance of another version when told to', async () => {
    const settings = {
      defaultVersion: '1.0',
      versionMatchStrategy: 'Strict',
      versionFailureStrategy: 'Fail',
    };
    const fixture = await durableFixture(app(), { settings });

    await fixture.call('POST', 'orchestrators/work/older?version=0.9', 1);
    await fixture.settle();

    expect(await fixture.status('older')).toMatchObject({
      runtimeStatus: 'Failed',
      output: 'Orchestration version did not comply with Worker Versioning',
    });
  });

  it('let a start replace a running instance when told to', async () => {
    const settings = { overridableExistingInstanceStates: 'AnyState' };
    const fixture = await durableFixture(app(), { settings });
    await fixture.start('gate', 'old', 'same');

    await fixture.start('gate', 'new', 'same');
    await fixture.raise('same', 'go', 1);

    expect(await fixture.status('same')).toMatchObject({ input: 'new', output: 1 });
  });
});

describe('rest', () => {
  it('is not while an activity runs, and is while an instance only waits', async () => {
    const finished = new EventEmitter();
    const fixture = await durableFixture(app(() => once(finished, 'now')));
    await fixture.start('gate');
    const waiting = fixture.extension.atRest();

    await fixture.call('POST', 'orchestrators/work', 1);
    const running = fixture.extension.atRest();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    finished.emit('now');
    await fixture.settle();

    expect([waiting, running]).toEqual([true, false]);
  });

  it('is not at the instant a timer is due', async () => {
    const fixture = await durableFixture(app());
    await fixture.start('deadline', 1000);

    fixture.clock.setTo(fixture.clock.now() + 1000);
    const due = fixture.extension.atRest();
    fixture.clock.moveTo(fixture.clock.now());
    await fixture.settle();

    expect(due).toBe(false);
    expect(fixture.extension.atRest()).toBe(true);
  });
});
