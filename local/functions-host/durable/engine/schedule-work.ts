import type { HistoryEvent, ParentInstance } from '../protocol/history-event';
import { makeEvent } from '../protocol/make-event';
import type { Scheduled, ScheduledActivity, ScheduledChild } from '../replay/scheduled';
import type { Change } from './change';
import type { Hub } from './hub';
import type { Execution } from './instance';
import { newInstance } from './new-instance';
import { newExecutionId } from './new-execution-id';
import type { DurableTimer } from './timers';

/** What a step's new work means: events for the history, changes of other instances, things to start after the commit. */
export interface NewWork {
  readonly events: readonly HistoryEvent[];
  readonly activities: readonly ScheduledActivity[];
  readonly timers: readonly DurableTimer[];
  readonly others: readonly Change[];
}

export interface Owner {
  readonly instanceId: string;
  readonly execution: Execution;
}

export function scheduleWork(hub: Hub, owner: Owner, scheduled: readonly Scheduled[]): NewWork {
  const now = hub.now();
  const { instanceId, execution } = owner;
  return {
    events: scheduled.map((each) => toEvent(now, each)),
    activities: scheduled.filter(isKind('activity')),
    timers: scheduled.filter(isKind('timer')).map(({ id, fireAt }) => ({
      instanceId,
      executionId: execution.executionId,
      id,
      fireAt,
      createdAt: now,
    })),
    others: startChildren(hub, owner, scheduled.filter(isKind('child'))),
  };
}

function isKind<K extends Scheduled['kind']>(
  kind: K,
): (each: Scheduled) => each is Extract<Scheduled, { readonly kind: K }> {
  return (each): each is Extract<Scheduled, { readonly kind: K }> => each.kind === kind;
}

function toEvent(now: string, scheduled: Scheduled): HistoryEvent {
  switch (scheduled.kind) {
    case 'activity':
      return makeEvent.taskScheduled(now, scheduled.id, scheduled.name);
    case 'timer':
      return makeEvent.timerCreated(now, scheduled.id, scheduled.fireAt);
    case 'child':
      return makeEvent.subOrchestrationCreated(now, scheduled.id, scheduled);
  }
}

function startChildren(hub: Hub, owner: Owner, children: readonly ScheduledChild[]): Change[] {
  const taken = new Set([owner.instanceId]);
  return children.map((child) => {
    const running = hub.table.findLive(child.instanceId);
    const status = running?.state.status ?? (taken.has(child.instanceId) ? 'Running' : undefined);
    taken.add(child.instanceId);
    return status === undefined
      ? newChild(hub, owner, child)
      : refusedChild(hub, owner, child, status);
  });
}

function refusedChild(hub: Hub, owner: Owner, child: ScheduledChild, status: string): Change {
  const event = makeEvent.subOrchestrationFailed(hub.now(), child.id, {
    reason: `An Orchestration instance with the status ${status} already exists.`,
    details: `instance id '${child.instanceId}'`,
  });
  return { kind: 'message', id: owner.instanceId, event };
}

function newChild(hub: Hub, { instanceId, execution }: Owner, child: ScheduledChild): Change {
  const parent: ParentInstance = {
    Name: execution.name,
    OrchestrationInstance: { InstanceId: instanceId, ExecutionId: execution.executionId },
    TaskScheduleId: child.id,
    Version: execution.version,
  };
  const { name, version, input } = child;
  return newInstance(hub.now(), {
    instanceId: child.instanceId,
    executionId: newExecutionId(),
    name,
    version,
    input,
    parent,
    trace: execution.trace,
    generation: null,
  });
}
