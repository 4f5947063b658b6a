import { isRecord } from '../../../is-record';
import type { Change } from '../engine/change';
import type { HistoryEvent } from '../protocol/history-event';
import { toHistoryText } from '../protocol/history-text';

/** Changes that hold together, as one journal record. */
export function toRecord(changes: readonly Change[]): string {
  return `[${changes.map(toText).join(',')}]`;
}

function toText(change: Change): string {
  if (change.kind !== 'step') return JSON.stringify(change);
  const { append, ...rest } = change;
  return `{"append":[${append.text}],${JSON.stringify(rest).slice(1)}`;
}

/** Undefined when the record holds no changes. */
export function parseRecord(payload: string): readonly Change[] | undefined {
  const parsed: unknown = JSON.parse(payload);
  return isStoredChanges(parsed) ? parsed.map(toChange) : undefined;
}

type StepWithoutText = Omit<Extract<Change, { kind: 'step' }>, 'append'>;
type StoredChange =
  | (StepWithoutText & { readonly append: readonly HistoryEvent[] })
  | Exclude<Change, { kind: 'step' }>;

function toChange(stored: StoredChange): Change {
  if (stored.kind !== 'step') return stored;
  return { ...stored, append: { events: stored.append, text: toHistoryText(stored.append) } };
}

const kinds: readonly unknown[] = ['step', 'message', 'finished', 'deleted'];

// The record's checksum says that `toRecord` wrote it.
function isStoredChanges(value: unknown): value is readonly StoredChange[] {
  return (
    Array.isArray(value) && value.every((each) => isRecord(each) && kinds.includes(each['kind']))
  );
}
