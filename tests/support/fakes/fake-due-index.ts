import type { DueEntry, DueIndex } from '../../../shared/ports/due-index';

export interface FakeDueIndex extends DueIndex {
  all(): readonly DueEntry[];
}

const keyOf = (entry: DueEntry): string => `${String(Date.parse(entry.dueAt))}|${entry.requestId}`;
const instantOf = ({ dueAt }: DueEntry): number => Date.parse(dueAt);

/** Due entries in memory, oldest first. */
export function makeFakeDueIndex(): FakeDueIndex {
  const entries = new Map<string, DueEntry>();

  const sorted = (): DueEntry[] =>
    [...entries.values()].toSorted((left, right) => instantOf(left) - instantOf(right));

  return {
    all: sorted,
    put(entry) {
      entries.set(keyOf(entry), { ...entry });
      return Promise.resolve();
    },
    remove(entry) {
      entries.delete(keyOf(entry));
      return Promise.resolve();
    },
    overdue(before, limit) {
      const due = sorted().filter((entry) => instantOf(entry) < before.getTime());
      return Promise.resolve(due.slice(0, limit));
    },
  };
}
