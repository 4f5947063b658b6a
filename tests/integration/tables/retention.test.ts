import { makeTables, type Tables } from '../../../shared/adapters/tables/make-tables';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../support/in-memory-app';
import { anasSignUp, arrive, confirm } from '../../support/sign-up-journey';
import { testTables } from '../../support/tables';

const daySeconds = 86_400;

function world() {
  const clock = makeFakeClock();
  const { connectionString: value, prefix } = testTables();
  const connection = { kind: 'connectionString', value } as const;
  const tables = makeTables({ connection, now: () => clock.now(), prefix });
  const { policyVersions: _inMemory, ...stores } = tables;
  const app = makeInMemoryApp({
    clock,
    ports: {
      ...stores,
      store: tables.requestStore,
      due: tables.dueIndex,
      idempotency: tables.idempotencyRecords,
    },
  });
  return { ...app, clock, tables };
}

async function count(values: AsyncIterable<unknown>): Promise<number> {
  const found: unknown[] = [];
  for await (const value of values) found.push(value);
  return found.length;
}

const listed = async ({ requestList }: Tables): Promise<number> =>
  count(requestList.newestFirst({}, 100));

describe('sweepRetention over tables', () => {
  it('forgets what is over, with its row in the list, and keeps the audit', async () => {
    const { app, clock, tables, ...rest } = world();
    const people = Array.from({ length: 20 }, (_, index) => `p${String(index)}@contoso.example`);
    for (const email of people) await arrive({ app, ...rest }, anasSignUp({ email }));
    const stays = await arrive({ app, ...rest }, anasSignUp({ email: 'ana@contoso.example' }));
    await confirm({ app, ...rest }, stays);
    clock.advance(8 * daySeconds);
    await app.sweepDue(rest.orchestrations);
    const before = await listed(tables);

    clock.advance(8 * daySeconds);
    const swept = await app.sweepRetention(rest.orchestrations);

    const kept = await count(tables.auditLog.between(new Date(0), clock.now()));
    expect([before, swept.forgotten, await listed(tables)]).toEqual([21, 20, 1]);
    expect(kept).toBeGreaterThanOrEqual(40);
    expect(await tables.requestStore.load(stays)).toBeDefined();
  });
});
