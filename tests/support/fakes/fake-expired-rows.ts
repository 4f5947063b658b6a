import type { ExpiredRows } from '../../../shared/ports/expired-rows';

export interface FakeExpiredRows extends ExpiredRows {
  /** So many rows have outlived their time. */
  expire(count: number): void;
}

/** Rows that only count. */
export function makeFakeExpiredRows(): FakeExpiredRows {
  let waiting = 0;
  return {
    expire(count) {
      waiting += count;
    },
    remove(_before, limit) {
      const removed = Math.min(waiting, limit);
      waiting -= removed;
      return Promise.resolve(removed);
    },
  };
}
