import { eventType, type HistoryEvent } from '../protocol/history-event';
import { joinHistory, toHistoryText, type HistoryText } from '../protocol/history-text';
import { makeEvent } from '../protocol/make-event';
import type { Change } from './change';
import type { Hub } from './hub';
import type { Execution, FinishedStatus, LiveInstance } from './instance';

export interface End {
  readonly status: FinishedStatus;
  /** JSON text of what was returned, or the reason of a failure or termination. */
  readonly output: string | null;
  /** For the parent of a failed instance. */
  readonly details: string;
  readonly customStatus: string | null;
}

export interface LastRound {
  readonly execution: Execution;
  readonly past: HistoryText;
  /** The events since, without those that end the instance. */
  readonly events: readonly HistoryEvent[];
}

/** Puts an ended instance away and tells its parent. */
export function finish(hub: Hub, instance: LiveInstance, round: LastRound, end: End): Change[] {
  const { execution } = round;
  const now = hub.now();
  const closing = [
    makeEvent.executionCompleted(now, end.status, end.output),
    makeEvent.orchestratorCompleted(now),
  ];
  const ref = hub.store.archive({
    execution,
    output: end.output,
    customStatus: end.customStatus,
    history: joinHistory(round.past, toHistoryText([...round.events, ...closing])),
  });
  const finished: Change = {
    kind: 'finished',
    instance: {
      kind: 'finished',
      id: instance.id,
      name: execution.name,
      status: end.status,
      createdTime: instance.state.createdTime,
      lastUpdatedTime: now,
      ref,
    },
  };
  return [finished, ...tellParent(hub, execution, end)];
}

function tellParent(hub: Hub, { parent }: Execution, end: End): Change[] {
  if (parent === null) return [];
  const { InstanceId: id, ExecutionId: executionId } = parent.OrchestrationInstance;
  if (hub.table.findLive(id)?.execution.executionId !== executionId) return [];
  const at = hub.now();
  const event =
    end.status === 'Completed'
      ? makeEvent.subOrchestrationCompleted(at, parent.TaskScheduleId, end.output)
      : makeEvent.subOrchestrationFailed(at, parent.TaskScheduleId, {
          reason: end.output ?? '',
          details: end.details,
        });
  return [{ kind: 'message', id, event }];
}

/** What an inbox keeps when the instance starts over: results belong to the execution that ended. */
export function survivesRestart(event: HistoryEvent): boolean {
  return (
    event.EventType === eventType.eventRaised ||
    event.EventType === eventType.executionSuspended ||
    event.EventType === eventType.executionResumed ||
    event.EventType === eventType.executionTerminated
  );
}
