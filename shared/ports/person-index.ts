/** Which requests concern a person, as requestor or as approver: an index, its readers verify against the rows. */
export interface PersonIndex {
  /** An approver is asked about a request. Requestors are found by their reservations. Succeeds when it is there already. */
  add(personKey: string, requestId: string): Promise<void>;
  /** Request ids, at most `limit`, each once, in no order; some may have ended. */
  requestsOf(personKey: string, limit: number): Promise<readonly string[]>;
}
