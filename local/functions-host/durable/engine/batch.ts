import { endedTask, eventType, type HistoryEvent } from '../protocol/history-event';
import { parseHistory, toHistoryText } from '../protocol/history-text';
import { makeEvent } from '../protocol/make-event';
import type { AppendedEvents } from './change';
import type { LiveInstance } from './instance';

/** The events that one step hands to the orchestrator, behind those it has seen. */
export interface Batch {
  readonly past: readonly HistoryEvent[];
  readonly fresh: readonly HistoryEvent[];
  /** Inbox events taken, those dropped as duplicates included. */
  readonly taken: number;
  /** The reason, when somebody terminated the instance. */
  readonly terminated: { readonly reason: string | null } | undefined;
}

/** Takes the whole inbox. A result that is in the history already, of an activity that ran twice, is dropped. */
export function takeBatch(instance: LiveInstance, now: string): Batch {
  const past = parseHistory(instance.history);
  const ended = new Set(past.map(endedTask));
  const fresh: HistoryEvent[] = [makeEvent.orchestratorStarted(now)];
  let terminated: Batch['terminated'];
  for (const event of instance.inbox) {
    const task = endedTask(event);
    if (task !== undefined && ended.has(task)) continue;
    if (task !== undefined) ended.add(task);
    if (event.EventType === eventType.executionTerminated) terminated = { reason: event.Input };
    fresh.push(event);
  }
  return { past, fresh, taken: instance.inbox.length, terminated };
}

/** What the history keeps of a batch: the SDK has now played all of it but the mark at its beginning. */
export function played(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  return events.map((event) =>
    event.EventType === eventType.orchestratorStarted ? event : { ...event, IsPlayed: true },
  );
}

export function appended(events: readonly HistoryEvent[]): AppendedEvents {
  return { events, text: toHistoryText(events) };
}
