import type { Stored } from '../../../shared/domain/request/request-rows';
import type { Reservation, Reservations } from '../../../shared/ports/reservations';

export interface FakeReservations extends Reservations {
  all(): readonly Reservation[];
}

const keyOf = ({ personKey, accessPackageId }: Reservation): string =>
  `${personKey}|${accessPackageId}`;

/** Reservations in memory, with ETags. */
export function makeFakeReservations(): FakeReservations {
  const held = new Map<string, Stored<Reservation>>();
  let version = 0;

  const write = (value: Reservation): { readonly kind: 'reserved' } => {
    version += 1;
    held.set(keyOf(value), { value: { ...value }, etag: `W/"${String(version)}"` });
    return { kind: 'reserved' };
  };

  return {
    all: () => [...held.values()].map(({ value }) => value),
    reserve(wanted) {
      const found = held.get(keyOf(wanted));
      return Promise.resolve(found === undefined ? write(wanted) : { kind: 'taken', held: found });
    },
    takeOver(before, wanted) {
      const now = held.get(keyOf(wanted));
      return Promise.resolve(now?.etag === before.etag ? write(wanted) : { kind: 'lost' });
    },
    release(reservation) {
      const now = held.get(keyOf(reservation));
      if (now?.value.requestId === reservation.requestId) held.delete(keyOf(reservation));
      return Promise.resolve();
    },
  };
}
