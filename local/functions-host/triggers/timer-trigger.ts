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

interface TimerState {
  status: TimerStatus | undefined;
  cancel: Cancel | undefined;
  isStopped: boolean;
  running: Promise<void>;
}

interface Timer {
  readonly options: TimerTriggerOptions;
  /** Whether a status is kept: not for schedules that fire more than once a minute. */
  readonly isMonitored: boolean;
  readonly state: TimerState;
}

function recordRun(
  { options, isMonitored, state }: Timer,
  invoked: number,
  onSchedule: boolean,
): void {
  const { status } = state;
  const expected = status?.next ?? never;
  // A timer may fire a little early; without this the next occurrence would be the same one again.
  const base = onSchedule && expected !== never && expected > invoked ? expected : invoked;
  state.status = { last: base, next: options.schedule.next(base), lastUpdated: base };
  if (isMonitored) options.store.set(options.name, state.status);
}

async function fire(timer: Timer, isPastDue: boolean, onSchedule: boolean): Promise<void> {
  const { options, isMonitored, state } = timer;
  const { adjustForDST, zone } = options.schedule;
  const invoked = options.clock.now();
  const status = isMonitored ? state.status : undefined;
  try {
    await options.run(timerInput({ adjustForDST, zone, status, isPastDue }));
  } catch {
    // The invocation has said so in the log.
  }
  recordRun(timer, invoked, onSchedule);
}

function arm(timer: Timer): void {
  const { options, state } = timer;
  if (state.isStopped) return;
  const now = options.clock.now();
  const next = options.schedule.next(now);
  if (next === never) return;
  const onDue = (): void => {
    state.running = fire(timer, false, true).then(() => arm(timer));
  };
  state.cancel = options.clock.at(Math.max(next, now + 1), onDue, { stop: false });
}

function begin(timer: Timer): void {
  const { options, isMonitored, state } = timer;
  const { name, schedule, store } = options;
  const stored = isMonitored ? store.get(name) : undefined;
  const found = resume(stored, schedule, options.clock.now());
  if (isMonitored && found.status !== stored) store.set(name, found.status);
  const isFirst = stored === undefined;
  state.status = isFirst ? { ...found.status, lastUpdated: undefined } : found.status;
  if (found.isPastDue || options.runOnStartup) {
    state.running = fire(timer, found.isPastDue, false).then(() => arm(timer));
  } else arm(timer);
}

/**
 * Fires a function on its schedule: one run for what was missed while the host was down, never two at once, one run
 * for a jump of the clock however far. Failed runs are not repeated.
 * @see https://github.com/Azure/azure-webjobs-sdk-extensions/blob/dev/src/WebJobs.Extensions/Extensions/Timers/Listener/TimerListener.cs
 */
export function makeTimerTrigger(options: TimerTriggerOptions): TimerTrigger {
  const { name, schedule, store } = options;
  const isMonitored = options.useMonitor && !schedule.isFrequent;
  const state: TimerState = {
    status: undefined,
    cancel: undefined,
    isStopped: false,
    running: Promise.resolve(),
  };
  return {
    start() {
      begin({ options, isMonitored, state });
      return Promise.resolve();
    },
    manualInput: () =>
      timerInput({
        adjustForDST: schedule.adjustForDST,
        zone: schedule.zone,
        status: isMonitored ? store.get(name) : undefined,
        isPastDue: false,
      }),
    async stop() {
      state.isStopped = true;
      state.cancel?.();
      await state.running;
    },
  };
}
