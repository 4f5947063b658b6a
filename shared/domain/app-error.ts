/**
 * The one error that is thrown for what cannot go on: broken invariants and backends that answer nonsense.
 * What a caller can handle is a value with a `kind`, never an AppError.
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
