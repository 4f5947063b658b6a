/** Counters over fixed windows, kept in tables so that all instances count together. */
export interface RateLimits {
  /**
   * Counts one and says whether it was still within the limit.
   * @param counter what is counted; holds no personal data (keyed hashes), e.g. `confirm-address|<person key>`
   */
  take(
    counter: string,
    windowSeconds: number,
    limit: number,
  ): Promise<
    { readonly kind: 'allowed' } | { readonly kind: 'exceeded'; readonly retryAfterSeconds: number }
  >;
  /** How many were counted in the running window. */
  count(counter: string, windowSeconds: number): Promise<number>;
}
