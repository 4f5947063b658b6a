import type { HistoryEvent } from './history-event';

/**
 * A history kept as the members of a JSON array without its brackets: what the trigger hands over is put together
 * without serialising old events again, and a waiting instance costs one string.
 */
export type HistoryText = string;

export function toHistoryText(events: readonly HistoryEvent[]): HistoryText {
  return events.map((event) => JSON.stringify(event)).join(',');
}

export function joinHistory(...parts: readonly HistoryText[]): HistoryText {
  return parts.filter((part) => part !== '').join(',');
}

/** The text was written by `toHistoryText`, in this process or into the checksummed journal. */
export function parseHistory(text: HistoryText): readonly HistoryEvent[] {
  const parsed: unknown = JSON.parse(`[${text}]`);
  if (!isHistory(parsed)) throw new Error('a stored history is not a list of events');
  return parsed;
}

function isHistory(value: unknown): value is readonly HistoryEvent[] {
  return Array.isArray(value) && value.every(hasEventType);
}

function hasEventType(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'EventType' in value;
}
