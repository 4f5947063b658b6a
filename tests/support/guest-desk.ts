import { makeGuestDesk, type GuestDesk } from '../../shared/application/operators/guest-desk';
import type { InMemoryApp } from './in-memory-app';

/** The commands about people over the same rows as an app in memory. */
export function guestDeskOf({ ports }: Pick<InMemoryApp, 'ports'>): GuestDesk {
  return makeGuestDesk(ports);
}
