/**
 * What can happen and cannot go on: a backend that is down, refuses or answers nonsense, rows that contradict each other.
 * What a caller can handle is a value with a `kind` instead, a mistake in the code a plain Error.
 */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  /** @param code dotted lower case, stable, without personal data, e.g. `graph.malformed-answer` */
  constructor(
    code: string,
    options: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}
