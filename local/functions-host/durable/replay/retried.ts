import type { RetryOptions } from '../protocol/orchestrator-state';
import { makeReplayTask, type ReplayTask } from './replay-task';

const longestDelayMs = 6 * 86_400_000;

export interface RetryDeps {
  /** Milliseconds: the replayed time, not the wall clock. */
  readonly now: () => number;
  /** Schedules one attempt. */
  readonly attempt: () => ReplayTask;
  readonly timer: (fireAt: number) => ReplayTask;
}

/**
 * Attempts with timers between them. The timer behind the last failed attempt has no use but takes a sequence number
 * that the SDK counts as well; it is due at once. Past `retryTimeoutInMilliseconds` no timer is made, and the SDK then
 * waits for ever, here as on the real host.
 * @see https://github.com/Azure/durabletask/blob/main/src/DurableTask.Core/RetryInterceptor.cs
 */
export function retried(options: RetryOptions, { now, attempt, timer }: RetryDeps): ReplayTask {
  const whole = makeReplayTask();
  const startedAt = now();

  const run = (number: number): void => {
    attempt().whenSettled((outcome) => {
      if (outcome === 'done') whole.settle('done');
      else afterFailure(number);
    });
  };
  const afterFailure = (number: number): void => {
    if (number >= options.maxNumberOfAttempts) {
      timer(now()).whenSettled(() => whole.settle('failed'));
      return;
    }
    const delay = expired(options, now() - startedAt) ? 0 : delayAfter(options, number);
    if (delay === 0) whole.settle('failed');
    else timer(now() + delay).whenSettled(() => run(number + 1));
  };

  run(1);
  return whole;
}

function expired({ retryTimeoutInMilliseconds: limit }: RetryOptions, elapsed: number): boolean {
  return limit !== undefined && elapsed >= limit;
}

function delayAfter(options: RetryOptions, failedAttempts: number): number {
  const { firstRetryIntervalInMilliseconds: first, backoffCoefficient = 1 } = options;
  const longest = options.maxRetryIntervalInMilliseconds ?? longestDelayMs;
  return Math.min(first * backoffCoefficient ** (failedAttempts - 1), longest);
}
