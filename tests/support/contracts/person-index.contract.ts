import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { Clock } from '../../../shared/ports/clock';
import type { PersonIndex } from '../../../shared/ports/person-index';
import type { Reservations } from '../../../shared/ports/reservations';
import { makeFakeClock } from '../fakes/fake-clock';

const ids = makeRandomIds();

// More than a page of the adapter.
const many = 520;

async function listOf(given: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const id of given) found.push(id);
  return found;
}

/** What every PersonIndex does, beside the reservations that it finds requestors by. */
export function personIndexContract(
  make: (clock: Clock) => { readonly people: PersonIndex; readonly reservations: Reservations },
): void {
  const clock = makeFakeClock();
  const { people, reservations } = make(clock);

  const reserve = async (personKey: string, accessPackageId: string): Promise<string> => {
    const requestId = ids.requestId();
    await reservations.reserve({
      personKey,
      accessPackageId,
      requestId,
      reference: ids.reference(),
      reservedAt: '2026-01-05T10:00:00.000Z',
    });
    return requestId;
  };

  it('finds what a person asked for and what they were asked about', async () => {
    const personKey = ids.requestId();
    const own = [await reserve(personKey, 'project-x'), await reserve(personKey, 'project-y')];
    const asked = ids.requestId();

    await people.add(personKey, asked);
    const found = await people.requestsOf(personKey, 10);

    expect(found.toSorted()).toEqual([...own, asked].toSorted());
  });

  it('finds nothing of somebody else', async () => {
    const personKey = ids.requestId();
    await people.add(personKey, ids.requestId());

    expect(await people.requestsOf(`${personKey.slice(0, -1)}~`, 10)).toEqual([]);
  });

  it('names a request once, however it concerns the person and however often it was added', async () => {
    const personKey = ids.requestId();
    const requestId = await reserve(personKey, 'project-x');

    await people.add(personKey, requestId);
    await people.add(personKey, requestId);

    expect(await people.requestsOf(personKey, 10)).toEqual([requestId]);
  });

  it('gives the newest first, however many there are', async () => {
    const personKey = ids.requestId();
    await reserve(personKey, 'project-x');
    const added: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      clock.advance(60);
      added.push(ids.requestId());
      await people.add(personKey, added[count] ?? '');
    }

    expect(await people.requestsOf(personKey, 3)).toEqual(added.toReversed().slice(0, 3));
  });

  it('gives no more than asked for', async () => {
    const personKey = ids.requestId();
    for (let count = 0; count < 4; count += 1) await people.add(personKey, ids.requestId());

    expect(await people.requestsOf(personKey, 3)).toHaveLength(3);
  });

  it('gives all of them, each once, whatever the package is called', async () => {
    const personKey = ids.requestId();
    const own = [await reserve(personKey, '0-first'), await reserve(personKey, 'zone-9')];
    const asked = ids.requestId();
    await people.add(personKey, asked);
    await people.add(personKey, own[0] ?? '');
    await people.add(`${personKey.slice(0, -1)}~`, ids.requestId());

    const found = await listOf(people.allRequestsOf(personKey));

    expect(found.toSorted()).toEqual([...own, asked].toSorted());
  });

  it('gives all of very many, though each is taken away as it comes', async () => {
    const personKey = ids.requestId();
    const added = Array.from({ length: many }, () => ids.requestId());
    await Promise.all(added.map(async (id) => people.add(personKey, id)));

    const found: string[] = [];
    for await (const id of people.allRequestsOf(personKey)) {
      await people.remove(personKey, id);
      found.push(id);
    }

    expect(found.toSorted()).toEqual(added.toSorted());
    expect(await listOf(people.allRequestsOf(personKey))).toEqual([]);
  });

  it('does not stand in the way of a reservation', async () => {
    const personKey = ids.requestId();
    await people.add(personKey, ids.requestId());

    const answer = await reservations.reserve({
      personKey,
      accessPackageId: 'project-x',
      requestId: ids.requestId(),
      reference: ids.reference(),
      reservedAt: '2026-01-05T10:00:00.000Z',
    });

    expect(answer).toEqual({ kind: 'reserved' });
  });

  it('forgets an entry, twice as well, and leaves reservations', async () => {
    const personKey = ids.requestId();
    const reserved = await reserve(personKey, 'project-x');
    const asked = ids.requestId();
    await people.add(personKey, asked);

    await people.remove(personKey, asked);
    await people.remove(personKey, asked);

    expect(await people.requestsOf(personKey, 10)).toEqual([reserved]);
  });
}
