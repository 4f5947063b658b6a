import { endedTask, eventType, type HistoryEvent } from '../protocol/history-event';
import { lenientJson } from './lenient-json';

export interface Shown {
  readonly input: boolean;
  readonly history: boolean;
  readonly historyOutput: boolean;
}

type Members = Record<string, unknown>;

const names = new Map<number, string>(
  Object.entries(eventType).map(([name, number]) => [
    number,
    name.charAt(0).toUpperCase() + name.slice(1),
  ]),
);
const hidden: readonly number[] = [eventType.orchestratorStarted, eventType.orchestratorCompleted];
const internal = ['EventId', 'IsPlayed', 'TaskScheduledId', 'TimerId'];
const internalOfStart = ['Name', 'OrchestrationInstance', 'ParentInstance', 'Version', 'Tags'];

/**
 * A history as the status API shows it: named event types, without the host's own marks, each result in one with what
 * scheduled it.
 * @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/ContextImplementations/DurableClient.cs
 */
export function historyJson(history: readonly HistoryEvent[], shown: Shown): readonly Members[] {
  const scheduled = new Map<number, HistoryEvent>();
  const ended = new Set<number>();
  for (const event of history) {
    if (isCall(event)) scheduled.set(event.EventId, event);
    const id = endedTask(event);
    if (id !== undefined) ended.add(id);
  }
  return history
    .filter((event) => !hidden.includes(event.EventType))
    .filter((event) => !(isCall(event) && ended.has(event.EventId)))
    .map((event) => toMembers(event, scheduled, shown));
}

function isCall(event: HistoryEvent): boolean {
  return (
    event.EventType === eventType.taskScheduled ||
    event.EventType === eventType.subOrchestrationInstanceCreated
  );
}

function toMembers(
  event: HistoryEvent,
  scheduled: ReadonlyMap<number, HistoryEvent>,
  shown: Shown,
): Members {
  const members: Members = { ...event, EventType: names.get(event.EventType) };
  for (const name of internal) delete members[name];
  addOrigin(members, scheduled.get(endedTask(event) ?? NaN));
  if (event.EventType === eventType.executionStarted) {
    for (const name of internalOfStart) delete members[name];
    members['FunctionName'] = event.Name;
  }
  if (isCall(event)) delete members['Version'];
  if ('Result' in event) {
    if (shown.historyOutput) members['Result'] = lenientJson(event.Result);
    else delete members['Result'];
  }
  if (!shown.input) delete members['Input'];
  return members;
}

function addOrigin(members: Members, origin: HistoryEvent | undefined): void {
  if (origin === undefined || !('Name' in origin)) return;
  members['ScheduledTime'] = origin.Timestamp;
  members['FunctionName'] = origin.Name;
  members['Input'] = null;
}
