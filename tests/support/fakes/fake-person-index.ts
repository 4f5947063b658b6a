import type { Clock } from '../../../shared/ports/clock';
import type { PersonIndex } from '../../../shared/ports/person-index';
import type { FakeReservations } from './fake-reservations';

/** Approvers' requests in memory, together with the reservations of requestors. */
export function makeFakePersonIndex(
  reservations: Pick<FakeReservations, 'all'>,
  clock: Clock,
): PersonIndex {
  const entries = new Map<string, Map<string, string>>();
  const of = (personKey: string): Map<string, string> =>
    entries.get(personKey) ?? new Map<string, string>();

  const newestFirst = (personKey: string): readonly string[] => {
    const asRequestor = reservations
      .all()
      .filter((reservation) => reservation.personKey === personKey)
      .map(({ requestId, reservedAt }) => [requestId, reservedAt] as const);
    const byTime = [...asRequestor, ...of(personKey)].toSorted(([, left], [, right]) =>
      left > right ? -1 : 1,
    );
    return [...new Set(byTime.map(([id]) => id))];
  };

  return {
    add(personKey, requestId) {
      entries.set(personKey, of(personKey).set(requestId, clock.now().toISOString()));
      return Promise.resolve();
    },
    remove(personKey, requestId) {
      of(personKey).delete(requestId);
      return Promise.resolve();
    },
    requestsOf: (personKey, limit) => Promise.resolve(newestFirst(personKey).slice(0, limit)),
    async *allRequestsOf(personKey) {
      for (const requestId of newestFirst(personKey)) yield await Promise.resolve(requestId);
    },
  };
}
