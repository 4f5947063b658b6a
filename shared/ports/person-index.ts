/** Which requests concern a person, as requestor or as approver: an index, its readers verify against the rows. */
export interface PersonIndex {
  /** Succeeds when it is there already. */
  add(personKey: string, requestId: string): Promise<void>;
  /** Succeeds when it is gone already. */
  remove(personKey: string, requestId: string): Promise<void>;
  /** Request ids, at most `limit`, in no order; some may have ended. Reservations of the person count as entries. */
  requestsOf(personKey: string, limit: number): Promise<readonly string[]>;
}
