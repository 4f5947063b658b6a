import type { OrchestrationContext, Task } from 'durable-functions';
import { resumeEvent } from '../../shared/domain/request/stage';

const longestMs = 3_600_000;

/** Where a delivery waits while operators hold it. */
export interface HoldLine {
  /** The number of the next wait; its event name never comes back within an execution. */
  next(): number;
  /** Waits until the hold is lifted, an hour at most: a lost event only costs time. */
  wait(): Generator<Task, void, unknown>;
}

/** Counts the waits of one execution. Each has a fresh event and a fresh timer, since no task may be yielded twice. */
export function makeHoldLine(context: OrchestrationContext): HoldLine {
  let number = 1;
  return {
    next: () => number,
    *wait() {
      const resumed = context.df.waitForExternalEvent(resumeEvent(number));
      const until = new Date(context.df.currentUtcDateTime.getTime() + longestMs);
      const timer = context.df.createTimer(until);
      number += 1;
      const winner = yield context.df.Task.any([resumed, timer]);
      if (winner === resumed) timer.cancel();
    },
  };
}
