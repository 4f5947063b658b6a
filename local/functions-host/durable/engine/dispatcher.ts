import type { StackClock } from '../../../clock/stack-clock';
import type { Invoke } from '../../worker/rpc';
import { endedTask, eventType, type HistoryEvent } from '../protocol/history-event';
import { parseHistory } from '../protocol/history-text';
import { makeEvent } from '../protocol/make-event';
import type { ScheduledActivity } from '../replay/scheduled';
import { makeRunActivity } from './run-activity';
import type { Change } from './change';
import { makeGate } from './gate';
import type { Hub } from './hub';
import type { LiveInstance } from './instance';
import { step } from './step';
import { makeTimers, type DurableTimer } from './timers';

/** Keeps instances going: steps those with an inbox, runs their activities, fires their timers. */
export interface Dispatcher {
  /** Commits changes, then steps the instances they concern. */
  commit(changes: readonly Change[]): Promise<void>;
  /** Takes up what an earlier process left: activities without a result, unfired timers, unread inboxes. */
  recover(): void;
  atRest(): boolean;
  stop(): void;
}

export interface DispatcherDeps {
  readonly hub: Hub;
  readonly invoke: Invoke;
  readonly clock: StackClock;
}

interface Dispatch extends DispatcherDeps {
  readonly running: Set<string>;
  /** Instances of versions that this app may not run. */
  readonly left: Set<string>;
  readonly orchestrations: ReturnType<typeof makeGate>;
  readonly runActivity: (instance: LiveInstance, activity: ScheduledActivity) => void;
  readonly timers: ReturnType<typeof makeTimers>;
}

export function makeDispatcher(deps: DispatcherDeps): Dispatcher {
  const { hub, invoke, clock } = deps;
  const activities = makeGate(hub.settings.maxConcurrentActivityFunctions);
  const run = makeRunActivity(hub, invoke);
  const deliver = (id: string, executionId: string, event: HistoryEvent): Promise<void> => {
    const isAwaited = hub.table.findLive(id)?.execution.executionId === executionId;
    if (hub.isStopped() || !isAwaited) return Promise.resolve();
    return commit(dispatch, [{ kind: 'message', id, event }]);
  };
  const dispatch: Dispatch = {
    ...deps,
    running: new Set(),
    left: new Set(),
    orchestrations: makeGate(hub.settings.maxConcurrentOrchestratorFunctions),
    timers: makeTimers(clock, (timer) => {
      hub.track(() => deliver(timer.instanceId, timer.executionId, firedEvent(timer)));
    }),
    runActivity: ({ id, execution: { executionId } }, activity) => {
      hub.track(() =>
        activities.run(async () => {
          if (hub.isStopped()) return;
          await deliver(id, executionId, await run(id, activity));
        }),
      );
    },
  };
  return {
    commit: (changes) => commit(dispatch, changes),
    recover() {
      for (const instance of hub.table.all()) {
        if (instance.kind === 'live') recoverInstance(dispatch, instance);
      }
    },
    atRest: () => !hub.isBusy() && !dispatch.timers.hasDue(),
    stop: () => dispatch.timers.stop(),
  };
}

async function commit(dispatch: Dispatch, changes: readonly Change[]): Promise<void> {
  await dispatch.hub.commit(changes);
  for (const change of changes) wakeFor(dispatch, change);
}

function wakeFor(dispatch: Dispatch, change: Change): void {
  switch (change.kind) {
    case 'step':
      if (change.reset) dispatch.timers.drop(change.id);
      wake(dispatch, change.id);
      return;
    case 'message':
      wake(dispatch, change.id);
      return;
    case 'finished':
      dispatch.timers.drop(change.instance.id);
      return;
    case 'deleted':
      dispatch.timers.drop(change.id);
  }
}

function wake(dispatch: Dispatch, id: string): void {
  const { hub, running } = dispatch;
  if (running.has(id) || !hasWork(dispatch, id)) return;
  running.add(id);
  hub.track(async () => {
    try {
      await dispatch.orchestrations.run(() => stepUntilIdle(dispatch, id));
    } finally {
      running.delete(id);
    }
    wake(dispatch, id);
  });
}

function hasWork({ hub, left }: Dispatch, id: string): boolean {
  const inbox = hub.table.findLive(id)?.inbox ?? [];
  return inbox.length > 0 && !hub.isStopped() && !left.has(id);
}

async function stepUntilIdle(dispatch: Dispatch, id: string): Promise<void> {
  while (hasWork(dispatch, id)) {
    const instance = dispatch.hub.table.findLive(id);
    if (instance === undefined) return;
    await stepOnce(dispatch, instance);
  }
}

async function stepOnce(dispatch: Dispatch, instance: LiveInstance): Promise<void> {
  const { hub, invoke, timers } = dispatch;
  const { id } = instance;
  const outcome = await step(hub, invoke, instance);
  if (outcome.kind === 'left') {
    dispatch.left.add(id);
    hub.log('warning', leftText(instance));
    return;
  }
  if (outcome.kind === 'superseded') return;
  if (outcome.kind === 'ended' || outcome.startedOver) timers.drop(id);
  for (const change of outcome.others) wakeFor(dispatch, change);
  const current = hub.table.findLive(id);
  if (outcome.kind === 'ended' || current === undefined) return;
  for (const timer of outcome.timers) timers.arm(timer);
  for (const activity of outcome.activities) dispatch.runActivity(current, activity);
}

function leftText({ id, execution }: LiveInstance): string {
  return `durable: '${id}' has version '${execution.version ?? ''}' and is left alone, as host.json says for versions other than this app's`;
}

function recoverInstance(dispatch: Dispatch, instance: LiveInstance): void {
  const history = parseHistory(instance.history);
  const ended = new Set([...history, ...instance.inbox].map(endedTask));
  for (const activity of instance.activities.values()) {
    if (!ended.has(activity.id)) dispatch.runActivity(instance, activity);
  }
  for (const event of history) {
    if (event.EventType !== eventType.timerCreated || ended.has(event.EventId)) continue;
    dispatch.timers.arm({
      instanceId: instance.id,
      executionId: instance.execution.executionId,
      id: event.EventId,
      fireAt: event.FireAt,
      createdAt: event.Timestamp,
    });
  }
  wake(dispatch, instance.id);
}

function firedEvent({ createdAt, id, fireAt }: DurableTimer): HistoryEvent {
  return makeEvent.timerFired(createdAt, id, fireAt);
}
