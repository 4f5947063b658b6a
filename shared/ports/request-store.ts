import type { OutboxEntry } from '../domain/request/effect';
import type { RequestRows, RowWrite } from '../domain/request/request-rows';

/**
 * The rows of sign-up requests: the truth. All methods throw, as those of every port over tables, AppError
 * `tables.unavailable` (retryable; whether a write was carried out is not known) or `tables.refused`.
 */
export interface RequestStore {
  /** All rows of one request (its outbox apart), or undefined when there is no request row. One storage request. */
  load(requestId: string): Promise<RequestRows | undefined>;
  /**
   * Writes all or nothing, at most 100 rows of one request; the request row counts twice, since the list by age repeats it.
   * `conflict`: a condition of one write did not hold; nothing was written; read again and decide again.
   */
  commit(
    requestId: string,
    writes: readonly RowWrite[],
  ): Promise<{ readonly kind: 'committed' } | { readonly kind: 'conflict' }>;
  /** Outbox entries of all requests written before an instant, oldest first within a partition. */
  outbox(before: Date): Promise<readonly OutboxEntry[]>;
  /** Takes an entry whose effect happened; succeeds when it is gone already. */
  removeFromOutbox(entry: OutboxEntry): Promise<void>;
}
