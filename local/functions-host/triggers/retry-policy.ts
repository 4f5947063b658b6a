import { isRecord } from '../../is-record';

/** A function's own retry policy. */
export interface RetryPolicy {
  /** -1 = for ever. */
  readonly maxRetryCount: number;
  /** Milliseconds before the given retry, the first being 0. */
  delay(retry: number): number;
}

function seconds(duration: unknown): number {
  const value = isRecord(duration) ? Number(duration['seconds'] ?? 0) : 0;
  return Number.isFinite(value) ? value * 1000 : 0;
}

/** The policy in a function's metadata; undefined for none. */
export function retryPolicy(options: unknown): RetryPolicy | undefined {
  if (!isRecord(options)) return undefined;
  const maxRetryCount = Number(options['maxRetryCount'] ?? 0);
  const fixed = seconds(options['delayInterval']);
  const least = seconds(options['minimumInterval']);
  const most = seconds(options['maximumInterval']);
  const exponential = options['retryStrategy'] === 'exponentialBackoff';
  return {
    maxRetryCount,
    delay: (retry) => (exponential ? Math.min(least * 2 ** retry, most) : fixed),
  };
}
