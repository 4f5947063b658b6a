import type { OrchestrationContext, Task } from 'durable-functions';
import { AppError } from '../../shared/domain/app-error';
import type { Later } from '../../shared/domain/later';

const mostTries = 8;
const longestMs = 3_600_000;
const firstPauseSeconds = 5;

/** How long a step that is answered with `later` is tried again: eight times or one hour. */
export interface Patience {
  /** True when no try follows the next one. */
  isLastTry(): boolean;
  /**
   * Waits on a plain timer: as long as the dependency says, and longer with every try that it did not name.
   * @throws AppError `orchestration.out-of-patience` after the last try: reconciliation starts the request again
   */
  wait(later: Later): Generator<Task, void, unknown>;
}

/** Time comes from the orchestration's history, so that a replay waits for the same timers. */
export function makePatience(context: OrchestrationContext, allowedMs = longestMs): Patience {
  const end = context.df.currentUtcDateTime.getTime() + allowedMs;
  let tries = 0;
  const isLastTry = (): boolean =>
    tries >= mostTries - 1 || context.df.currentUtcDateTime.getTime() >= end;
  return {
    isLastTry,
    *wait({ afterSeconds, throttled }) {
      if (isLastTry()) throw new AppError('orchestration.out-of-patience');
      const backOff = firstPauseSeconds * 2 ** tries;
      const seconds = throttled ? afterSeconds : Math.max(afterSeconds, backOff);
      tries += 1;
      const now = context.df.currentUtcDateTime.getTime();
      const until = Math.min(now + seconds * 1000, Math.max(end, now + 1000));
      yield context.df.createTimer(new Date(until));
    },
  };
}
