import type { PolicyDocumentKind } from './policy-document';

/** Something in the policies that keeps the app from taking them. */
export interface PolicyProblem {
  /** Relative to the policy folder, with slashes. */
  readonly file: string;
  /** What the file holds; absent where it is no policy document. */
  readonly kind?: PolicyDocumentKind;
  /** Keys and indexes that lead to the value; empty for the whole file. */
  readonly path: readonly (string | number)[];
  /** What is wrong, for whoever writes the policy, without secrets. */
  readonly message: string;
  /** What to write instead. */
  readonly suggestion?: string;
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
  suggestion,
}: PolicyProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const sentence = withSuggestion({ message, suggestion });
  return path.length === 0 ? `${place} ${sentence}` : `${place} ${path.join('.')}: ${sentence}`;
}

/** What is wrong and what to write instead, in one line. */
export function withSuggestion({
  message,
  suggestion,
}: {
  readonly message: string;
  readonly suggestion?: string | undefined;
}): string {
  return suggestion === undefined ? message : `${message}; ${suggestion}`;
}
