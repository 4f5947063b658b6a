import type { HistoryEvent } from '../../../../../../local/functions-host/durable/protocol/history-event';
import { makeEvent } from '../../../../../../local/functions-host/durable/protocol/make-event';
import {
  parseOrchestratorState,
  type OrchestratorState,
} from '../../../../../../local/functions-host/durable/protocol/orchestrator-state';
import {
  decide,
  type Decision,
} from '../../../../../../local/functions-host/durable/replay/decide';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 1);
const at = (ms: number): string => new Date(start + ms).toISOString();

const call = (functionName: string): object => ({ actionType: 0, functionName, input: 1 });
const retried = (functionName: string, maxNumberOfAttempts: number, more = {}): object => ({
  actionType: 1,
  functionName,
  input: 1,
  retryOptions: { firstRetryIntervalInMilliseconds: 1000, maxNumberOfAttempts, ...more },
});
const child = (functionName: string, instanceId?: string): object => ({
  actionType: 2,
  functionName,
  ...(instanceId === undefined ? {} : { instanceId }),
});
const timer = (ms: number, isCanceled = false): object => ({
  actionType: 5,
  fireAt: at(ms),
  isCanceled,
});
const wait = (externalEventName: string): object => ({ actionType: 6, externalEventName });
const any = (...compoundActions: object[]): object => ({ actionType: 11, compoundActions });
const all = (...compoundActions: object[]): object => ({ actionType: 12, compoundActions });
const again = (input: unknown): object => ({ actionType: 4, input });

const open = (...actions: object[]): OrchestratorState =>
  parseOrchestratorState({ isDone: false, actions: [actions] });
const done = (output: unknown, ...actions: object[]): OrchestratorState =>
  parseOrchestratorState({ isDone: true, actions: [actions], output });

const started = (ms = 0): HistoryEvent => makeEvent.orchestratorStarted(at(ms));
const execution = makeEvent.executionStarted(at(0), {
  instanceId: 'i',
  executionId: 'exec',
  name: 'flow',
  version: null,
  input: null,
  parent: null,
  trace: null,
  generation: 0,
});
const scheduled = (id: number, name: string): HistoryEvent =>
  makeEvent.taskScheduled(at(0), id, name);
const completed = (id: number): HistoryEvent => makeEvent.taskCompleted(at(0), id, '1');
const failed = (id: number): HistoryEvent =>
  makeEvent.taskFailed(at(0), id, { reason: 'r', details: 'd' });
const timed = (id: number, ms: number): HistoryEvent => makeEvent.timerCreated(at(0), id, at(ms));
const fired = (id: number, ms: number): HistoryEvent => makeEvent.timerFired(at(0), id, at(ms));
const raised = (name: string): HistoryEvent => makeEvent.eventRaised(at(0), name, '1');

const known = ['work', 'other', 'kid'];
function run(state: OrchestratorState, ...events: HistoryEvent[]): Decision {
  const setting = {
    executionId: 'exec',
    defaultVersion: '1.0',
    find: (name: string) => known.find((each) => each === name),
    known: () => known,
  };
  return decide('flow', setting, state, [started(), execution, ...events]);
}

describe('what an orchestration step schedules', () => {
  it('schedules one action after the other', () => {
    const state = open(call('work'), call('other'));

    const first = run(state);
    const second = run(state, scheduled(0, 'work'), completed(0));

    expect(first.scheduled).toEqual([{ kind: 'activity', id: 0, name: 'work', input: '1' }]);
    expect(second.scheduled).toEqual([{ kind: 'activity', id: 1, name: 'other', input: '1' }]);
  });

  it('goes on behind a failed action, as the SDK has dealt with the failure', () => {
    const decision = run(open(call('work'), call('other')), scheduled(0, 'work'), failed(0));

    expect(decision.scheduled).toMatchObject([{ id: 1, name: 'other' }]);
  });

  it('gives no number to waits and to groups', () => {
    const state = open(all(wait('a'), call('work')), call('other'));

    const decision = run(state, scheduled(0, 'work'), raised('a'), completed(0));

    expect(decision.scheduled).toMatchObject([{ id: 1, name: 'other' }]);
  });

  it('waits for all members of a group even when one has failed', () => {
    const state = open(all(call('work'), call('other')), call('kid'));

    const decision = run(state, scheduled(0, 'work'), scheduled(1, 'other'), failed(0));

    expect(decision.scheduled).toEqual([]);
  });

  it('names a child after the execution, unless the code names it', () => {
    const decision = run(open(all(child('kid'), child('kid', 'own'))));

    expect(decision.scheduled).toEqual([
      { kind: 'child', id: 0, name: 'kid', instanceId: 'exec:0', version: '1.0', input: null },
      { kind: 'child', id: 1, name: 'kid', instanceId: 'own', version: '1.0', input: null },
    ]);
  });

  it('fails on a function that the app does not have, by its name', () => {
    const { ending } = run(open(call('nope')));

    expect(ending).toMatchObject({
      kind: 'failed',
      failure: { reason: expect.stringContaining("The function 'nope' doesn't exist") as string },
    });
  });
});

describe('retries', () => {
  it.each([
    { firstRetryIntervalInMilliseconds: 6 * 86_400_000 + 1 },
    { maxRetryIntervalInMilliseconds: 7 * 86_400_000 },
  ])('are refused with an interval of more than six days: %j', (options) => {
    expect(run(open(retried('work', 3, options))).ending).toMatchObject({
      kind: 'failed',
      failure: { reason: expect.stringContaining('a maximum of 6 days') as string },
    });
  });

  it('makes a timer behind a failed attempt, longer by the backoff each time', () => {
    const state = open(retried('work', 3, { backoffCoefficient: 3 }));

    const first = run(state, scheduled(0, 'work'), failed(0));
    const second = run(
      state,
      scheduled(0, 'work'),
      failed(0),
      timed(1, 1000),
      started(1000),
      fired(1, 1000),
      scheduled(2, 'work'),
      started(1000),
      failed(2),
    );

    expect(first.scheduled).toEqual([{ kind: 'timer', id: 1, fireAt: at(1000) }]);
    expect(second.scheduled).toEqual([{ kind: 'timer', id: 3, fireAt: at(4000) }]);
  });

  it('never waits longer than the longest interval', () => {
    const state = open(retried('work', 3, { maxRetryIntervalInMilliseconds: 10 }));

    const decision = run(state, scheduled(0, 'work'), failed(0));

    expect(decision.scheduled).toMatchObject([{ fireAt: at(10) }]);
  });

  it('makes a timer behind the last failed attempt too, due at once', () => {
    const decision = run(open(retried('work', 1)), scheduled(0, 'work'), failed(0));

    expect(decision.scheduled).toEqual([{ kind: 'timer', id: 1, fireAt: at(0) }]);
  });

  it('makes no timer once the time for retries is over', () => {
    const state = open(retried('work', 3, { retryTimeoutInMilliseconds: 0 }));

    const decision = run(state, scheduled(0, 'work'), failed(0));

    expect(decision.scheduled).toEqual([]);
  });
});

describe('timers', () => {
  it('runs six days as one timer', () => {
    expect(run(open(timer(6 * day))).scheduled).toMatchObject([{ fireAt: at(6 * day) }]);
  });

  it('runs more than six days as a chain of three days each', () => {
    const state = open(timer(8 * day));

    const first = run(state);
    const second = run(state, timed(0, 3 * day), started(3 * day), fired(0, 3 * day));
    const third = run(
      state,
      timed(0, 3 * day),
      started(3 * day),
      fired(0, 3 * day),
      timed(1, 6 * day),
      started(6 * day),
      fired(1, 6 * day),
    );

    expect(first.scheduled).toMatchObject([{ id: 0, fireAt: at(3 * day) }]);
    expect(second.scheduled).toMatchObject([{ id: 1, fireAt: at(6 * day) }]);
    expect(third.scheduled).toMatchObject([{ id: 2, fireAt: at(8 * day) }]);
  });

  it('diverges when a timer beyond six days is given up after its first link', () => {
    const state = open(any(wait('go'), timer(8 * day, true)), call('work'));

    const { ending } = run(
      state,
      timed(0, 3 * day),
      started(3 * day),
      fired(0, 3 * day),
      timed(1, 6 * day),
      started(4 * day),
      raised('go'),
    );

    expect(ending).toMatchObject({
      kind: 'failed',
      divergence: expect.stringContaining('action 1') as string,
    });
  });
});

describe('when an instance ends', () => {
  it('ends with the output once nothing is open', () => {
    const { ending } = run(done({ a: 1 }, call('work')), scheduled(0, 'work'), completed(0));

    expect(ending).toEqual({ kind: 'completed', outputJson: '{"a":1}' });
  });

  it('goes on waiting for an activity whose result nobody needs any more', () => {
    const state = done('x', any(call('work'), call('other')));

    const early = run(state, scheduled(0, 'work'), scheduled(1, 'other'), completed(0));
    const late = run(state, scheduled(0, 'work'), scheduled(1, 'other'), completed(0), failed(1));

    expect(early.ending).toBeUndefined();
    expect(late.ending).toMatchObject({ kind: 'completed' });
  });

  it('goes on waiting for a timer that was not cancelled', () => {
    const state = done('x', any(wait('go'), timer(1000)));

    expect(run(state, timed(0, 1000), raised('go')).ending).toBeUndefined();
  });

  it('does not wait for a cancelled timer or for an event', () => {
    const state = done('x', any(wait('go'), wait('stop'), timer(1000, true)));

    expect(run(state, timed(0, 1000), raised('go')).ending).toMatchObject({ kind: 'completed' });
  });

  it('also fails only once nothing is open', () => {
    const state = parseOrchestratorState({
      isDone: false,
      actions: [[any(call('work'), call('other'))]],
      error: 'broke',
    });

    const early = run(state, scheduled(0, 'work'), scheduled(1, 'other'), completed(0));
    const late = run(
      state,
      scheduled(0, 'work'),
      scheduled(1, 'other'),
      completed(0),
      completed(1),
    );

    expect(early.ending).toBeUndefined();
    expect(late.ending).toMatchObject({
      failure: { reason: "Orchestrator function 'flow' failed: broke" },
    });
  });

  it('starts over with the events that came after it asked to, and names those it loses', () => {
    const state = done(undefined, wait('go'), again({ round: 2 }));

    const { ending } = run(state, raised('early'), raised('go'), raised('next'));

    expect(ending).toMatchObject({
      kind: 'continued',
      inputJson: '{"round":2}',
      carriedOver: [{ Name: 'next' }],
      lostEvents: ['early'],
    });
  });
});

describe('external events', () => {
  it('keeps events that nobody waits for yet, first in first out', () => {
    const state = open(call('work'), wait('go'), wait('go'), call('other'));

    const one = run(state, scheduled(0, 'work'), raised('go'), completed(0));
    const two = run(state, scheduled(0, 'work'), raised('go'), raised('go'), completed(0));

    expect(one.scheduled).toEqual([]);
    expect(two.scheduled).toMatchObject([{ name: 'other' }]);
  });

  it('compares names without regard to case, though the SDK will not take such an event', () => {
    expect(run(open(wait('go'), call('work')), raised('GO')).scheduled).toHaveLength(1);
  });
});

describe('a suspended instance', () => {
  it('keeps events until it is resumed', () => {
    const state = done('x', wait('go'));
    const suspended = makeEvent.executionSuspended(at(0), 'hold');
    const resumed = makeEvent.executionResumed(at(0), 'on');

    const before = run(state, suspended, raised('go'));
    const after = run(state, suspended, raised('go'), resumed);

    expect(before).toMatchObject({ isSuspended: true, ending: undefined });
    expect(after).toMatchObject({ isSuspended: false, ending: { kind: 'completed' } });
  });

  it('schedules what it had decided on only when it is resumed', () => {
    const suspended = makeEvent.executionSuspended(at(0), 'hold');
    const resumed = makeEvent.executionResumed(at(0), 'on');

    expect(run(open(call('work')), suspended).scheduled).toEqual([]);
    expect(run(open(call('work')), suspended, resumed).scheduled).toHaveLength(1);
  });
});

describe('code that no longer fits the history', () => {
  const cases: readonly (readonly [string, OrchestratorState, HistoryEvent, string])[] = [
    ['another activity', open(call('other')), scheduled(0, 'work'), "activity task named 'other'"],
    [
      'a timer for an activity',
      open(timer(1)),
      scheduled(0, 'work'),
      'CreateTimerOrchestratorAction',
    ],
    ['nothing for an activity', open(wait('x')), scheduled(0, 'work'), 'sequence ID 0 and name'],
    ['an activity for a timer', open(call('work')), timed(0, 1), 'ScheduleTaskOrchestratorAction'],
    ['nothing for a timer', open(wait('x')), timed(0, 1), 'a timer task with sequence number 0'],
    [
      'an activity for a child',
      open(call('work')),
      makeEvent.subOrchestrationCreated(at(0), 0, { name: 'kid', version: null, instanceId: 'k' }),
      'ScheduleTaskOrchestratorAction',
    ],
    [
      'another child',
      open(child('other')),
      makeEvent.subOrchestrationCreated(at(0), 0, { name: 'kid', version: null, instanceId: 'k' }),
      'a sub-orchestration task with name other',
    ],
  ];

  it.each(cases)('is refused: %s', (_name, state, event, told) => {
    const { ending, scheduled: work } = run(state, event);

    expect(work).toEqual([]);
    expect(ending).toMatchObject({
      kind: 'failed',
      divergence: expect.stringMatching(/^action 0: the history has /) as string,
      failure: { reason: expect.stringContaining(told) as string },
    });
  });

  it('is not noticed when only the input differs, or more is scheduled behind the end', () => {
    const { ending } = run(
      open({ ...call('work'), input: 2 }, call('other')),
      scheduled(0, 'work'),
      completed(0),
    );

    expect(ending).toBeUndefined();
  });
});

describe('what this backend does not carry out', () => {
  it.each([
    [7, 'df.callEntity'],
    [8, 'df.callHttp'],
    [9, 'df.signalEntity'],
    [13, 'df.lock'],
    [99, 'action type 99'],
  ])('refuses action %s by name', (type, name) => {
    expect(() => open({ actionType: type })).toThrow(
      `${name} is not part of the local Durable backend`,
    );
  });
});
