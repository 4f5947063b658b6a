/** One row of a list of facts. */
export interface Fact {
  readonly term: string;
  /** One value, or several under one another. */
  readonly lines: readonly string[];
  /** Instead of `lines`: a person's longer text. */
  readonly quote?: string;
  /** Small print after the value. */
  readonly note?: string;
  readonly isChanged?: boolean;
  /** Carries the word for a run of changed facts. */
  readonly isFirstChanged?: boolean;
}
