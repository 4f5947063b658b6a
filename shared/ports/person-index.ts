/** Which requests concern a person, in whatever role: an index, its readers verify against the rows. */
export interface PersonIndex {
  /**
   * A person is asked about a request, answers for its guest, or made it before their present one. Present requestors
   * are found by their reservations. Succeeds when it is there already.
   */
  add(personKey: string, requestId: string): Promise<void>;
  /** Takes an entry that `add` made; succeeds when it is gone already. */
  remove(personKey: string, requestId: string): Promise<void>;
  /** Request ids, at most `limit`, each once, those added or reserved last first; some may have ended. */
  requestsOf(personKey: string, limit: number): Promise<readonly string[]>;
  /**
   * Every one of them, each once, in no order; read a page at a time, however many there are. Entries may be taken away
   * while it is read.
   */
  allRequestsOf(personKey: string): AsyncIterable<string>;
}
