/** Rows that only mean something for a while: counters of limits, answers under idempotency keys, leases. */
export interface ExpiredRows {
  /**
   * Deletes those whose time is over, at most about so many; a later call goes on.
   * @returns how many were deleted
   */
  remove(before: Date, limit: number): Promise<number>;
}
