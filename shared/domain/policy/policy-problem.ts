/** Something in the policies that keeps the app from taking them. */
export interface PolicyProblem {
  /** Relative to the policy folder, with slashes. */
  readonly file: string;
  /** Keys and indexes that lead to the value; empty for the whole file. */
  readonly path: readonly (string | number)[];
  /** One sentence for whoever writes the policy, without secrets. */
  readonly message: string;
  /** 1-based; absent where the file could not be read so far. */
  readonly line?: number;
  /** 1-based, in UTF-16 units. */
  readonly column?: number;
}

/** One line for logs and terminals: place, path, sentence. */
export function describePolicyProblem({
  file,
  line,
  column,
  path,
  message,
}: PolicyProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return path.length === 0 ? `${place} ${message}` : `${place} ${path.join('.')}: ${message}`;
}
