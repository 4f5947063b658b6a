import type { Cancel, StackClock } from '../../clock/stack-clock';
import { makeHeap } from './heap';

interface Entry {
  readonly due: number;
  readonly fire: () => void;
}

/** What the broker waits for: locks, schedules and ends of life. */
export interface Timetable {
  /** Runs `fire` once at `due`, milliseconds since 1970; never synchronously. */
  at(due: number, fire: () => void): Cancel;
  /** True while something is due that has not fired yet. */
  isLate(): boolean;
  /** Nothing fires any more. */
  stop(): void;
}

/**
 * Keeps only its earliest instant in the stack's clock, which searches all that waits at every change: each message
 * waits for the end of its life, and there may be many.
 */
export function makeTimetable(clock: StackClock): Timetable {
  const entries = makeHeap<Entry>((a, b) => a.due - b.due);
  let isStopped = false;
  let armed: { readonly due: number; readonly cancel: Cancel } | undefined;

  const arm = (): void => {
    const due = entries.first()?.due;
    if (isStopped || due === armed?.due) return;
    armed?.cancel();
    armed = due === undefined ? undefined : { due, cancel: clock.at(due, fireDue) };
  };

  const fireDue = (): void => {
    armed = undefined;
    const now = clock.now();
    for (
      let first = entries.first();
      first !== undefined && first.due <= now;
      first = entries.first()
    ) {
      entries.takeFirst();
      first.fire();
    }
    arm();
  };

  return {
    at(due, fire) {
      const takeOut = entries.add({ due, fire });
      arm();
      return () => {
        if (takeOut()) arm();
      };
    },
    stop() {
      isStopped = true;
      armed?.cancel();
    },
    isLate: () => (entries.first()?.due ?? Infinity) <= clock.now(),
  };
}
