import { AppError } from '../../domain/app-error';

/** Why the service would not carry out a write: a condition did not hold. Nothing was written. */
export type Refusal = 'exists' | 'changed' | 'missing';

interface ServiceError {
  readonly status: number | undefined;
  readonly code: string;
}

/** What the SDK throws for an answer; a transaction's error has its code elsewhere than a single operation's. */
function readError(error: unknown): ServiceError {
  const status = member(error, 'statusCode');
  const code = member(member(member(error, 'details'), 'odataError'), 'code');
  const ownCode = member(error, 'code');
  return {
    status: typeof status === 'number' ? status : undefined,
    code: [code, ownCode].find((value) => typeof value === 'string') ?? '',
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * The refusal behind an error, or undefined when it is none.
 * @see https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes
 */
export function refusalOf(error: unknown): Refusal | undefined {
  const { status, code } = readError(error);
  if (status === 412) return 'changed';
  if (status === 409 && code !== 'TableBeingDeleted') return 'exists';
  return status === 404 && code !== 'TableNotFound' ? 'missing' : undefined;
}

/** Whether an error of `tablesFailure` says that the sign-in lacks a right. */
export function isForbidden(error: unknown): boolean {
  return error instanceof AppError && readError(error.cause).status === 403;
}

/**
 * Everything else, as the app knows it. `tables.unavailable` is worth another try; whether a write with this outcome was
 * carried out is not known. `tables.refused` is a fault in the app or its configuration.
 */
export function tablesFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { status, code } = readError(error);
  const isAnswered = status !== undefined && status >= 300;
  const isPassing = !isAnswered || status === 408 || status === 429 || status >= 500;
  return isPassing || code === 'TableBeingDeleted'
    ? new AppError('tables.unavailable', { retryable: true, cause: error })
    : new AppError('tables.refused', { cause: error });
}
