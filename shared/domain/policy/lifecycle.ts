import type { Duration } from '../duration';

/** When an assignment ends, counted from its delivery, and what becomes of the guest when it was the last one. */
export interface Lifecycle {
  readonly expiresAfter: Duration;
  readonly atEnd: 'remove' | 'block' | 'delete';
}
