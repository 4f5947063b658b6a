import type { Clock } from '../../../shared/ports/clock';

export interface FakeClock extends Clock {
  /** Moves the clock forward. */
  advance(seconds: number): void;
  set(instant: string): void;
}

/** A clock that stands still until it is moved. */
export function makeFakeClock(start = '2026-01-05T10:00:00.000Z'): FakeClock {
  let millis = Date.parse(start);
  return {
    now: () => new Date(millis),
    advance(seconds) {
      millis += seconds * 1000;
    },
    set(instant) {
      millis = Date.parse(instant);
    },
  };
}
