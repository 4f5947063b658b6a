import { openTable } from '../../../shared/adapters/tables/open-table';
import { makePersonIndex } from '../../../shared/adapters/tables/person-index';
import { makeReservations } from '../../../shared/adapters/tables/reservations';
import { makeConnectTable } from '../../../shared/adapters/tables/table-connection';
import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { testTables } from '../../support/tables';

const ids = makeRandomIds();
const personKey = ids.requestId();

// Keys of entries sort before those of most reservations.
const entries = 5100;

describe('makePersonIndex over very many entries', () => {
  const { connectionString: value, prefix } = testTables();
  const table = openTable(
    makeConnectTable({ kind: 'connectionString', value }),
    `${prefix}reservations`,
  );
  const clock = makeFakeClock();
  const people = makePersonIndex(table, () => clock.now());
  const requestId = ids.requestId();

  beforeAll(async () => {
    const addedAt = clock.now().toISOString();
    const keys = Array.from({ length: entries }, () => ids.requestId());
    const rows = keys.map((key) => ({
      partitionKey: `p${personKey.slice(0, 2)}`,
      rowKey: `${personKey}|@${key}`,
      text: JSON.stringify({ requestId: key, addedAt }),
    }));
    for (let start = 0; start < rows.length; start += 100) {
      const some = rows.slice(start, start + 100);
      await table.write(some.map((row) => ({ kind: 'insert', row }) as const));
    }
    clock.advance(60);
    await makeReservations(table).reserve({
      personKey,
      accessPackageId: 'project-x',
      requestId,
      reference: ids.reference(),
      reservedAt: clock.now().toISOString(),
    });
  });

  it('gives the newest first, and no more than asked for', async () => {
    const found = await people.requestsOf(personKey, 3);

    expect(found).toHaveLength(3);
    expect(found[0]).toBe(requestId);
  });

  it('gives them all', async () => {
    const found = new Set<string>();
    for await (const id of people.allRequestsOf(personKey)) found.add(id);

    expect(found.size).toBe(entries + 1);
    expect(found.has(requestId)).toBe(true);
  });
});
