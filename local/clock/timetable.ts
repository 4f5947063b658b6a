import { makeHeap } from '../heap';
import type { Cancel, StackClock } from './stack-clock';

interface Entry {
  readonly due: number;
  /** Rises with every entry. */
  readonly number: number;
  readonly fire: () => void;
}

/** What one piece of the stack waits for, such as the locks of a broker or the timers of Durable. */
export interface Timetable {
  /**
   * Runs `fire` once at `due`, milliseconds since 1970, and never synchronously; what is due together fires in the order
   * it came.
   */
  at(due: number, fire: () => void): Cancel;
  /** True while something is due that has not fired yet. */
  isLate(): boolean;
  /** Nothing fires any more. */
  stop(): void;
}

/**
 * Keeps only its earliest instant in the stack's clock, which searches all that waits at every change: each message
 * waits for the end of its life, each orchestration for a timer, and there may be many.
 */
export function makeTimetable(clock: StackClock): Timetable {
  const entries = makeHeap<Entry>((a, b) => a.due - b.due || a.number - b.number);
  let added = 0;
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
      const takeOut = entries.add({ due, number: (added += 1), fire });
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
