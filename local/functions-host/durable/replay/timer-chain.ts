import { longRunningTimerIntervalMs, maximumShortTimerMs } from '../protocol/trigger-input';
import { makeReplayTask, type ReplayTask } from './replay-task';
import type { WorkBook } from './work-book';

export interface TimerDeps {
  /** Milliseconds: the replayed time. */
  readonly now: () => number;
  readonly work: WorkBook;
  readonly shortTimer: (fireAt: number) => ReplayTask;
}

/**
 * A timer; beyond six days a chain of timers of three, each taking a sequence number, as many as the SDK counts. A
 * cancelled one is over at once and its last link no longer keeps the instance from ending.
 * @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/ContextImplementations/DurableOrchestrationContext.cs
 */
export function timerChain(
  fireAt: number,
  isCanceled: boolean,
  { now, work, shortTimer }: TimerDeps,
): ReplayTask {
  const whole = makeReplayTask();

  const run = (at: number): ReplayTask => {
    const link = shortTimer(at);
    link.whenSettled(() => {
      if (whole.outcome() !== 'open') return;
      const left = fireAt - now();
      if (at >= fireAt || left <= 0) whole.settle('done');
      else run(left < longRunningTimerIntervalMs ? fireAt : now() + longRunningTimerIntervalMs);
    });
    return link;
  };

  const isLong = fireAt - now() > maximumShortTimerMs;
  const first = run(isLong ? now() + longRunningTimerIntervalMs : fireAt);
  if (isCanceled) {
    whole.settle('done');
    work.abandon(first);
  }
  return whole;
}
