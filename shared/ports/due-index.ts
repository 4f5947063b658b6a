/** When a request should be looked at if nothing moved it before: an index, never the truth. */
export interface DueEntry {
  readonly requestId: string;
  /** ISO instant, to the second. */
  readonly dueAt: string;
}

/** Rows by hour and eight shards, so that a sweep reads what is overdue and nothing else. */
export interface DueIndex {
  /** Succeeds when the entry is there already. */
  put(entry: DueEntry): Promise<void>;
  /** Succeeds when the entry is gone already. */
  remove(entry: DueEntry): Promise<void>;
  /** Entries due before an instant, at most `limit`, oldest hour first. */
  overdue(before: Date, limit: number): Promise<readonly DueEntry[]>;
}
