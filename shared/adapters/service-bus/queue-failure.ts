import { AppError } from '../../domain/app-error';
import type { Later } from '../../domain/later';

const pauseSeconds = 10;

// What another try cannot mend: a queue that is not there, rights that are missing, a message too large.
const lasting = new Set(['MessagingEntityNotFound', 'UnauthorizedAccess', 'MessageSizeExceeded']);

/**
 * What a failed send means. Passing trouble is a value; a fault of configuration throws.
 * @throws AppError `queue.refused`
 */
export function queueFailure(error: unknown): Later {
  const code: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  if (typeof code === 'string' && lasting.has(code)) {
    throw new AppError('queue.refused', { cause: error });
  }
  return { kind: 'later', afterSeconds: pauseSeconds, throttled: false };
}
