import type { ExpiredRows } from '../../../shared/ports/expired-rows';

export interface FakeExpiredRows extends ExpiredRows {
  /** So many rows mean something until then. */
  leave(count: number, until: Date): void;
}

/** Rows of which nothing is known but until when they mean something. */
export function makeFakeExpiredRows(): FakeExpiredRows {
  let rows: readonly Date[] = [];
  return {
    leave(count, until) {
      rows = [...rows, ...Array.from({ length: count }, () => until)];
    },
    remove(before, limit) {
      const over = rows.filter((until) => until < before);
      const left = rows.filter((until) => until >= before);
      rows = [...left, ...over.slice(limit)];
      return Promise.resolve(Math.min(over.length, limit));
    },
  };
}
