import type { Reservation, Reservations } from '../../../shared/ports/reservations';
import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';

const ids = makeRandomIds();

const reservation = (more: Partial<Reservation> = {}): Reservation => ({
  personKey: ids.requestId(),
  accessPackageId: 'project-x',
  requestId: ids.requestId(),
  reference: ids.reference(),
  reservedAt: '2026-01-05T10:00:00.000Z',
  ...more,
});

/** What every Reservations does. */
export function reservationsContract(makeReservations: () => Reservations): void {
  const reservations = makeReservations();

  const held = async (wanted: Reservation) => {
    const answer = await reservations.reserve({ ...wanted, requestId: ids.requestId() });
    if (answer.kind !== 'taken') throw new Error('Nothing was reserved.');
    return answer.held;
  };

  it('reserves what is free', async () => {
    const wanted = reservation();

    expect(await reservations.reserve(wanted)).toEqual({ kind: 'reserved' });
    expect((await held(wanted)).value).toEqual(wanted);
  });

  it('reserves two packages for one person', async () => {
    const first = reservation();
    const second = reservation({ personKey: first.personKey, accessPackageId: 'project-y' });

    await reservations.reserve(first);

    expect(await reservations.reserve(second)).toEqual({ kind: 'reserved' });
  });

  it('lets one of twenty rivals reserve, and shows it to the others', async () => {
    const personKey = ids.requestId();
    const rivals = Array.from({ length: 20 }, () => reservation({ personKey }));

    const answers = await Promise.all(rivals.map((rival) => reservations.reserve(rival)));

    const winners = rivals.filter((_, index) => answers[index]?.kind === 'reserved');
    const shown = answers.flatMap((answer) => (answer.kind === 'taken' ? [answer.held.value] : []));
    expect(winners).toHaveLength(1);
    expect(shown).toEqual(Array.from({ length: 19 }, () => winners[0]));
  });

  it('lets one of two take a reservation over', async () => {
    const old = reservation();
    await reservations.reserve(old);
    const before = await held(old);
    const rivals = [1, 2].map(() => ({ ...old, requestId: ids.requestId() }));

    const answers = await Promise.all(rivals.map((rival) => reservations.takeOver(before, rival)));

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['lost', 'reserved']);
    const winner = rivals[answers.findIndex(({ kind }) => kind === 'reserved')];
    expect((await held(old)).value).toEqual(winner);
  });

  it('takes over nothing that was released meanwhile', async () => {
    const old = reservation();
    await reservations.reserve(old);
    const before = await held(old);
    await reservations.release(old);

    const answer = await reservations.takeOver(before, { ...old, requestId: ids.requestId() });

    expect(answer).toEqual({ kind: 'lost' });
  });

  it('releases its own reservation, twice as well', async () => {
    const own = reservation();
    await reservations.reserve(own);

    await reservations.release(own);
    await reservations.release(own);

    expect(await reservations.reserve(own)).toEqual({ kind: 'reserved' });
  });

  it('leaves alone what belongs to another request by now', async () => {
    const old = reservation();
    const next = { ...old, requestId: ids.requestId() };
    await reservations.reserve(next);

    await reservations.release(old);

    expect((await held(old)).value).toEqual(next);
  });
}
