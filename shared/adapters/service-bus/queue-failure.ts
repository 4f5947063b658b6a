import { AppError } from '../../domain/app-error';

// What another try cannot mend: a queue that is not there, rights that are missing, a message too large.
const lasting: readonly unknown[] = [
  'MessagingEntityNotFound',
  'UnauthorizedAccess',
  'MessageSizeExceeded',
];

/** What the SDK throws, as the app knows it: `queue.unavailable` may pass, `queue.refused` is a matter of set-up. */
export function queueFailure(error: unknown): AppError {
  return lasting.includes(codeOf(error))
    ? new AppError('queue.refused', { cause: error })
    : new AppError('queue.unavailable', { retryable: true, cause: error });
}

/** After several tries the SDK throws what came of all of them: the last one counts. */
function codeOf(error: unknown): unknown {
  const last: unknown = error instanceof AggregateError ? error.errors.at(-1) : error;
  return typeof last === 'object' && last !== null ? Reflect.get(last, 'code') : undefined;
}
