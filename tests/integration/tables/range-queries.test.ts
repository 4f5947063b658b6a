import { TableClient, type TransactionAction } from '@azure/data-tables';
import { testTables } from '../../support/tables';

const keys = [
  '!o|2025|x',
  '!o|2027|x',
  '1|a',
  '1|b',
  '15',
  '1}',
  '2',
  "o'hara|1",
  "o'hara|2",
  'o|1',
  'r|1',
];

describe('a range of rows on the embedded tables', () => {
  const { connectionString, prefix } = testTables();
  const client = TableClient.fromConnectionString(connectionString, `${prefix}ranges`, {
    allowInsecureConnection: true,
  });

  const rowsOf = async (filter: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { rowKey } of client.listEntities({ queryOptions: { filter } })) {
      found.push(rowKey ?? '');
    }
    return found;
  };

  beforeAll(async () => {
    await client.createTable();
    for (const partitionKey of ['p', 'q']) {
      await client.submitTransaction(
        keys.map((rowKey): TransactionAction => ['create', { partitionKey, rowKey }]),
      );
    }
  });
  afterAll(async () => client.deleteTable());

  it.each([
    ['1|', '1}', ['1|a', '1|b']],
    ["o''hara|", "o''hara}", ["o'hara|1", "o'hara|2"]],
    ['!o|', '!o|2026', ['!o|2025|x']],
    ['1', '2', ['1|a', '1|b', '15', '1}']],
    ['1|b', 'p', ['1|b', '1}', '2', "o'hara|1", "o'hara|2", 'o|1']],
    ['s', 't', []],
  ])('holds the rows from %s up to %s', async (from, to, expected) => {
    const filter = `PartitionKey eq 'p' and RowKey ge '${from}' and RowKey lt '${to}'`;

    expect(await rowsOf(filter)).toEqual(expected.toSorted());
  });

  it('holds what a further condition leaves of it', async () => {
    const range = "PartitionKey eq 'p' and RowKey ge '1|' and RowKey lt '1}'";

    expect(await rowsOf(`${range} and RowKey ne '1|a'`)).toEqual(['1|b']);
    expect(await rowsOf(`${range} or PartitionKey eq 'none'`)).toEqual(['1|a', '1|b']);
  });
});
