/** Whether what was counted is still within its limit. */
export type RateLimit =
  { readonly kind: 'allowed' } | { readonly kind: 'exceeded'; readonly retryAfterSeconds: number };

/** Counters kept in tables, so that all instances count together. A counter's name holds no personal data (keyed hashes). */
export interface RateLimits {
  /**
   * Counts one and says whether it was still within the limit of the running window. Windows are fixed: at the border of two
   * the double may pass in a short time.
   * @param counter what is counted, e.g. `network|sign-up|<keyed hash>`
   */
  take(counter: string, windowSeconds: number, limit: number): Promise<RateLimit>;
  /** How many were counted in the running window. */
  count(counter: string, windowSeconds: number): Promise<number>;
  /**
   * The same for a limit that holds for every stretch of this length, whenever it begins. Every one is kept, so the limit has
   * to be small.
   * @param counter what is counted, e.g. `confirm-address|<person key>`
   */
  takeRolling(counter: string, windowSeconds: number, limit: number): Promise<RateLimit>;
  /** How many were counted by `takeRolling` within the last so many seconds. */
  countRolling(counter: string, windowSeconds: number): Promise<number>;
}
