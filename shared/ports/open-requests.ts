/** The confirmed requests of a connected organization that are not at their end: an index that its reader repairs. */
export interface OpenRequests {
  /** Succeeds when it is there already. */
  add(organizationId: string, requestId: string): Promise<void>;
  /**
   * How many there are, counted up to `enough`. Entries stay when a request ends; only when `enough` of them are there
   * are they compared with the requests, and those of ended ones removed.
   */
  count(organizationId: string, enough: number): Promise<number>;
  /** Takes an entry out; succeeds when it is gone already. */
  remove(organizationId: string, requestId: string): Promise<void>;
}
