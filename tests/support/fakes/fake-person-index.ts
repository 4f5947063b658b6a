import type { PersonIndex } from '../../../shared/ports/person-index';
import type { FakeReservations } from './fake-reservations';

/** Approvers' requests in memory, together with the reservations of requestors. */
export function makeFakePersonIndex(reservations: Pick<FakeReservations, 'all'>): PersonIndex {
  const entries = new Map<string, Set<string>>();

  return {
    add(personKey, requestId) {
      entries.set(personKey, (entries.get(personKey) ?? new Set()).add(requestId));
      return Promise.resolve();
    },
    remove(personKey, requestId) {
      entries.get(personKey)?.delete(requestId);
      return Promise.resolve();
    },
    requestsOf(personKey, limit) {
      const asRequestor = reservations
        .all()
        .filter((reservation) => reservation.personKey === personKey)
        .map(({ requestId }) => requestId);
      const ids = new Set([...asRequestor, ...(entries.get(personKey) ?? [])]);
      return Promise.resolve([...ids].slice(0, limit));
    },
  };
}
