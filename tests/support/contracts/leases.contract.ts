import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { Clock } from '../../../shared/ports/clock';
import type { LeaseOutcome, Leases } from '../../../shared/ports/leases';
import { makeFakeClock } from '../fakes/fake-clock';

const ids = makeRandomIds();

async function release(lease: LeaseOutcome): Promise<void> {
  if (lease.kind === 'held') throw new Error('Somebody else has it.');
  await lease.release();
}

/** What every Leases does. */
export function leasesContract(makeLeases: (clock: Clock) => Leases): void {
  const clock = makeFakeClock();
  const leases = makeLeases(clock);

  it('gives a lease to one of many', async () => {
    const name = ids.short();

    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, holder) => leases.acquire(name, String(holder), 300)),
    );

    expect(answers.filter(({ kind }) => kind === 'acquired')).toHaveLength(1);
  });

  it('says for how long a lease is held', async () => {
    const name = ids.short();
    await leases.acquire(name, 'a', 300);

    clock.advance(100);

    expect(await leases.acquire(name, 'b', 300)).toEqual({ kind: 'held', forSeconds: 200 });
  });

  it('renews for its holder', async () => {
    const name = ids.short();
    await leases.acquire(name, 'a', 300);
    clock.advance(100);

    const renewed = await leases.acquire(name, 'a', 300);

    expect(renewed).toMatchObject({ kind: 'acquired' });
    expect(await leases.acquire(name, 'b', 300)).toEqual({ kind: 'held', forSeconds: 300 });
  });

  it('is free once it has run out', async () => {
    const name = ids.short();
    await leases.acquire(name, 'a', 300);

    clock.advance(300);

    expect(await leases.acquire(name, 'b', 300)).toMatchObject({ kind: 'acquired' });
  });

  it('is free once it was given back', async () => {
    const name = ids.short();
    const lease = await leases.acquire(name, 'a', 300);

    await release(lease);

    expect(await leases.acquire(name, 'b', 300)).toMatchObject({ kind: 'acquired' });
  });

  it('is not given back by who held it before, and lost it', async () => {
    const name = ids.short();
    const lost = await leases.acquire(name, 'a', 300);
    clock.advance(300);
    await leases.acquire(name, 'b', 300);

    await release(lost);

    expect(await leases.acquire(name, 'a', 300)).toMatchObject({ kind: 'held' });
  });

  it('is not given back by a hold that was renewed', async () => {
    const name = ids.short();
    const first = await leases.acquire(name, 'a', 300);
    await leases.acquire(name, 'a', 300);

    await release(first);

    expect(await leases.acquire(name, 'b', 300)).toMatchObject({ kind: 'held' });
  });

  it('is given back twice without harm', async () => {
    const name = ids.short();
    const lease = await leases.acquire(name, 'a', 300);

    await release(lease);
    await release(lease);

    expect(await leases.acquire(name, 'b', 300)).toMatchObject({ kind: 'acquired' });
  });

  it('tells names apart that only differ in characters no key may hold', async () => {
    const name = ids.short();
    const names = ['/', '\\', '#', '?', '=', '=002f', '%2f'].map((end) => `${name}${end}`);

    const answers = await Promise.all(names.map((each) => leases.acquire(each, each, 300)));

    expect(answers.filter(({ kind }) => kind === 'acquired')).toHaveLength(names.length);
  });
}
