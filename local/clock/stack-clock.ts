import { makeWaitingList } from './waiting-list';

/** Cancels what `at` scheduled; does nothing once it has fired. */
export type Cancel = () => void;

export interface Schedule {
  /**
   * False for what recurs (timer triggers): it fires when time passes it, once however far time jumps,
   * but `nextStop` does not name it, so that moving three days ahead does not mean 4,320 stops.
   */
  readonly stop: boolean;
}

/** The stack's time. Whatever waits for an instant waits here, so that moving time fires it in due order. */
export interface StackClock {
  /** Milliseconds since 1970, the same as `Date.now()` in this process. */
  now(): number;
  /** Runs `fire` once when the stack's time reaches `due` (at once, but never synchronously, if it is past). */
  at(due: number, fire: () => void, schedule?: Schedule): Cancel;
  /** The earliest instant that something waits for and that is worth a stop; undefined when nothing waits. */
  nextStop(): number | undefined;
  /** Sets the stack's time, never backwards, and fires what is due by then in due order. */
  moveTo(instant: number): void;
  /**
   * Sets the stack's time, never backwards, and fires nothing yet: until `moveTo` is called with the same instant.
   * Two processes move together this way; neither acts on the new time while the other still has the old one.
   */
  setTo(instant: number): void;
}

// setTimeout overflows beyond 2^31 - 1 ms and then fires at once.
const longestTimeoutMs = 2_147_000_000;

/**
 * Real time plus an offset. The offset also shifts `Date` of this process (see `shiftDate`), never `setTimeout`:
 * connections, heartbeats and time-outs go on in real time while the stack's calendar moves.
 */
export function makeStackClock(
  shift: (offsetMs: number) => void,
  realNow: () => number,
): StackClock {
  const waiting = makeWaitingList();
  let offset = 0;
  let timeout: NodeJS.Timeout | undefined;

  const now = (): number => realNow() + offset;

  const arm = (): void => {
    clearTimeout(timeout);
    const earliest = waiting.earliest(() => true);
    if (earliest === undefined) return;
    timeout = setTimeout(fireDue, Math.min(Math.max(earliest - now(), 0), longestTimeoutMs));
    timeout.unref();
  };

  const fireDue = (): void => {
    waiting.fireDue(now());
    arm();
  };

  const setTo = (instant: number): void => {
    offset += Math.max(0, instant - now());
    shift(offset);
  };

  return {
    now,
    at(due, fire, schedule = { stop: true }) {
      const cancel = waiting.add({ due, stop: schedule.stop, fire });
      arm();
      return () => {
        if (cancel()) arm();
      };
    },
    nextStop: () => waiting.earliest((entry) => entry.stop),
    moveTo(instant) {
      setTo(instant);
      fireDue();
    },
    setTo,
  };
}
