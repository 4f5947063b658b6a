/** What is wrong with one value or key of a policy document. */
export interface DocumentIssue {
  /** Leads to the value, or to the mapping that the key is in. */
  readonly path: readonly (string | number)[];
  /** The key that is wrong itself, whatever its value. */
  readonly key?: string;
  /** What is wrong, without secrets. */
  readonly message: string;
  /** What to write instead. */
  readonly suggestion?: string;
}
