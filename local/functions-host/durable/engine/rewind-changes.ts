import {
  endedTask,
  eventType,
  type ExecutionStarted,
  type HistoryEvent,
} from '../protocol/history-event';
import { parseHistory } from '../protocol/history-text';
import { makeEvent } from '../protocol/make-event';
import { appended } from './batch';
import type { Change } from './change';
import type { Hub } from './hub';
import type { FinishedInstance } from './instance';
import { newExecutionId } from './new-execution-id';

/**
 * Takes the failures out of a failed instance's history, so that what failed is scheduled again; failed children are
 * rewound with it. Retried calls leave timers behind that then no longer fit, as on the real host.
 * @see https://github.com/Azure/durabletask/blob/main/src/DurableTask.Core/TaskOrchestrationDispatcher.cs
 */
export function rewindChanges(hub: Hub, id: string, parentExecutionId?: string): Change[] {
  const instance = hub.table.find(id);
  if (instance?.kind !== 'finished' || instance.status !== 'Failed') return [];
  const history = parseHistory(hub.store.read(instance.ref).history);
  const failed = new Set(history.filter(isTaskFailure).map(endedTask));
  const executionId = newExecutionId();
  const children = history.flatMap((event) =>
    event.EventType === eventType.subOrchestrationInstanceCreated && failed.has(event.EventId)
      ? rewindChanges(hub, event.InstanceId, executionId)
      : [],
  );
  const rewound = new Set(
    children.flatMap((change) => (change.kind === 'step' ? [change.id] : [])),
  );
  const kept = history
    .filter((event) => isKept(event, failed, rewound))
    .map((event) => withExecution(event, executionId, parentExecutionId));
  return [revived(hub, instance, kept), ...children];
}

function isTaskFailure(event: HistoryEvent): boolean {
  return (
    event.EventType === eventType.taskFailed ||
    event.EventType === eventType.subOrchestrationInstanceFailed
  );
}

function isKept(
  event: HistoryEvent,
  failed: ReadonlySet<number | undefined>,
  rewound: ReadonlySet<string>,
): boolean {
  if (isTaskFailure(event) || event.EventType === eventType.executionCompleted) return false;
  if (!failed.has(event.EventId)) return true;
  if (event.EventType === eventType.subOrchestrationInstanceCreated) {
    return rewound.has(event.InstanceId);
  }
  return event.EventType !== eventType.taskScheduled;
}

function withExecution(
  event: HistoryEvent,
  executionId: string,
  parentExecutionId: string | undefined,
): HistoryEvent {
  if (event.EventType !== eventType.executionStarted) return event;
  const { OrchestrationInstance: own, ParentInstance: parent } = event;
  const started: ExecutionStarted = {
    ...event,
    OrchestrationInstance: { ...own, ExecutionId: executionId },
  };
  if (parent === null || parentExecutionId === undefined) return started;
  const OrchestrationInstance = { ...parent.OrchestrationInstance, ExecutionId: parentExecutionId };
  return { ...started, ParentInstance: { ...parent, OrchestrationInstance } };
}

function revived(
  hub: Hub,
  { id, createdTime }: FinishedInstance,
  kept: readonly HistoryEvent[],
): Change {
  const now = hub.now();
  return {
    kind: 'step',
    id,
    reset: true,
    state: {
      status: 'Running',
      output: null,
      customStatus: null,
      createdTime,
      lastUpdatedTime: now,
    },
    append: appended(kept),
    taken: 0,
    activities: [],
    // Something has to wake the orchestrator; being resumed means nothing to one that is not suspended.
    inbox: [makeEvent.executionResumed(now, null)],
  };
}
