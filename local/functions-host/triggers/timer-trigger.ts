import type { Cancel, StackClock } from '../../clock/stack-clock';
import type { TypedData } from '../worker/rpc';
import { never } from './cron-schedule';
import type { RunFunction } from './run-function';
import { timerInput } from './timer-input';
import type { TimerSchedule } from './timer-schedule';
import type { TimerStatus, TimerStatusStore } from './timer-status-store';
import type { Trigger } from './trigger';

export interface TimerTriggerOptions {
  readonly name: string;
  readonly schedule: TimerSchedule;
  readonly useMonitor: boolean;
  readonly runOnStartup: boolean;
  readonly run: RunFunction;
  readonly clock: StackClock;
  readonly store: TimerStatusStore;
}

export interface TimerTrigger extends Trigger {
  /** What a run by hand is given. */
  manualInput(): TypedData;
}

/** The status to go on from, and whether an occurrence was missed since it was written. */
function resume(
  stored: TimerStatus | undefined,
  schedule: TimerSchedule,
  now: number,
): { readonly status: TimerStatus; readonly isPastDue: boolean } {
  if (stored === undefined) {
    const status = { last: undefined, next: schedule.next(now), lastUpdated: now };
    return { status, isPastDue: false };
  }
  const base = stored.last ?? stored.lastUpdated ?? now;
  const expected = schedule.next(base);
  if (stored.next === expected) return { status: stored, isPastDue: now > stored.next };
  // The schedule was changed: what the new one would have missed does not count.
  const from = now > expected ? now : base;
  const status = { last: undefined, next: schedule.next(from), lastUpdated: from };
  return { status, isPastDue: false };
}

/**
 * Fires a function on its schedule: one run for what was missed while the host was down, never two at once, one run
 * for a jump of the clock however far. Failed runs are not repeated.
 * @see https://github.com/Azure/azure-webjobs-sdk-extensions/blob/dev/src/WebJobs.Extensions/Extensions/Timers/Listener/TimerListener.cs
 */
export function makeTimerTrigger(options: TimerTriggerOptions): TimerTrigger {
  const { name, schedule, clock, store, run } = options;
  const monitored = options.useMonitor && !schedule.isFrequent;
  let status: TimerStatus | undefined;
  let cancel: Cancel | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  const after = (invoked: number, onSchedule: boolean): void => {
    const early =
      onSchedule && status !== undefined && status.next !== never && status.next > invoked;
    const base = early ? (status?.next ?? invoked) : invoked;
    status = { last: base, next: schedule.next(base), lastUpdated: base };
    if (monitored) store.set(name, status);
  };

  const fire = async (isPastDue: boolean, onSchedule: boolean): Promise<void> => {
    const invoked = clock.now();
    const known = monitored ? status : undefined;
    try {
      await run(timerInput({ adjustForDST: schedule.adjustForDST, status: known, isPastDue }));
    } catch {
      // The invocation has said so in the log.
    }
    after(invoked, onSchedule);
  };

  const arm = (): void => {
    if (stopped) return;
    const now = clock.now();
    const next = schedule.next(now);
    if (next === never) return;
    cancel = clock.at(
      Math.max(next, now + 1),
      () => {
        running = fire(false, true).then(arm);
      },
      { stop: false },
    );
  };

  return {
    start() {
      const now = clock.now();
      const stored = monitored ? store.get(name) : undefined;
      const found = resume(stored, schedule, now);
      if (monitored && found.status !== stored) store.set(name, found.status);
      const isFirst = monitored && stored === undefined;
      status = isFirst ? { ...found.status, lastUpdated: undefined } : found.status;
      const atOnce = found.isPastDue || options.runOnStartup;
      running = atOnce ? fire(found.isPastDue, false).then(arm) : Promise.resolve(arm());
      return Promise.resolve();
    },
    manualInput: () =>
      timerInput({
        adjustForDST: schedule.adjustForDST,
        status: monitored ? store.get(name) : undefined,
        isPastDue: false,
      }),
    async stop() {
      stopped = true;
      cancel?.();
      await running;
    },
  };
}
