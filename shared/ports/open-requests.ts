/** The confirmed requests of a connected organization that are not at their end: an index, repaired by its readers. */
export interface OpenRequests {
  /** Succeeds when it is there already. */
  add(organizationId: string, requestId: string): Promise<void>;
  /** Succeeds when it is gone already. */
  remove(organizationId: string, requestId: string): Promise<void>;
  /**
   * How many there are, counted up to `enough`. At that number the entries are compared with the requests and those of
   * ended ones removed, so that a lost removal does not shut an organization out.
   */
  count(organizationId: string, enough: number): Promise<number>;
}
