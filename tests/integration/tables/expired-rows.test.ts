import { makeTables, type Tables } from '../../../shared/adapters/tables/make-tables';
import { expiredRowsContract } from '../../support/contracts/expired-rows.contract';
import { makeFakeClock, type FakeClock } from '../../support/fakes/fake-clock';
import { testTables } from '../../support/tables';

function world(clock = makeFakeClock()): { clock: FakeClock; tables: Tables } {
  const { connectionString: value, prefix } = testTables();
  const connection = { kind: 'connectionString', value } as const;
  return { clock, tables: makeTables({ connection, now: () => clock.now(), prefix }) };
}

const day = 86_400;

describe('makeExpiredRows', () => {
  expiredRowsContract((clock) => {
    const { leases, expiredRows } = world(clock).tables;
    let held = 0;
    return {
      expiredRows,
      async leave(count, until) {
        const seconds = (until.getTime() - clock.now().getTime()) / 1000;
        const names = Array.from({ length: count }, () => `invite|${String((held += 1))}`);
        await Promise.all(names.map(async (name) => leases.acquire(name, 'request', seconds)));
      },
    };
  });

  it('deletes counters, keys and leases whose time is over', async () => {
    const { clock, tables } = world();
    await tables.rateLimits.take('a', 600, 5);
    await tables.rateLimits.take('b', 600, 5);
    await tables.idempotencyRecords.begin('scope', 'key', 'print');
    await tables.leases.acquire('invite|ana', 'request', 300);

    clock.advance(2 * day);
    const removed = await tables.expiredRows.remove(clock.now(), 100);
    const again = await tables.expiredRows.remove(clock.now(), 100);

    expect([removed, again]).toEqual([4, 0]);
  });

  it('leaves what still means something', async () => {
    const { clock, tables } = world();
    await tables.rateLimits.take('a', day, 1);
    await tables.idempotencyRecords.complete('scope', 'key', 'print', {
      requestId: 'r',
      reference: '7K3M-9QXT',
    });
    await tables.leases.acquire('invite|ana', 'request', 300);

    const removed = await tables.expiredRows.remove(clock.now(), 100);

    expect(removed).toBe(0);
    expect(await tables.rateLimits.take('a', day, 1)).toMatchObject({ kind: 'exceeded' });
    expect(await tables.idempotencyRecords.begin('scope', 'key', 'print')).toMatchObject({
      kind: 'replay',
    });
    expect(await tables.leases.acquire('invite|ana', 'other', 300)).toMatchObject({ kind: 'held' });
  });
});
