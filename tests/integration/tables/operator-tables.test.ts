import { makeTables } from '../../../shared/adapters/tables/make-tables';
import { openTable } from '../../../shared/adapters/tables/open-table';
import { makeConnectTable } from '../../../shared/adapters/tables/table-connection';
import { requestListContract } from '../../support/contracts/request-list.contract';
import { switchesContract } from '../../support/contracts/switches.contract';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { testTables } from '../../support/tables';

function tables() {
  const { connectionString: value, prefix } = testTables();
  const clock = makeFakeClock();
  const connection = { kind: 'connectionString', value } as const;
  return makeTables({ connection, now: () => clock.now(), prefix });
}

describe('makeSwitches', () => {
  switchesContract(() => tables().switches);
});

describe('makeRequestList', () => {
  requestListContract(() => {
    const { requestStore, requestList } = tables();
    return { store: requestStore, list: requestList };
  });
});

describe('pages', () => {
  it('reads a long range a page at a time, and no further than asked', async () => {
    const { connectionString: value, prefix } = testTables();
    const connect = makeConnectTable({ kind: 'connectionString', value });
    const table = openTable(connect, `${prefix}pages`);
    const keys = Array.from({ length: 25 }, (_, number) => String(number).padStart(2, '0'));
    await table.write(
      keys.map((rowKey) => ({ kind: 'insert', row: { partitionKey: 'p', rowKey, text: rowKey } })),
    );
    const filter = "PartitionKey eq 'p'";

    const sizes: number[] = [];
    const texts: string[] = [];
    for await (const page of table.pages(filter, 10)) {
      sizes.push(page.length);
      texts.push(...page.map(({ text }) => text));
    }
    const first = await table.pages(filter, 10)[Symbol.asyncIterator]().next();

    expect(texts).toEqual(keys);
    expect(sizes).toEqual([10, 10, 5]);
    expect(first).toMatchObject({ done: false, value: { length: 10 } });
  });
});
