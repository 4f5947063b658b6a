import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RestError, TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { makeFaultBook, type Fault } from '../../../../local/control/fault-book';
import { startTables, type Tables } from '../../../../local/tables/start-tables';

const faults = makeFaultBook();
const folder = mkdtempSync(join(tmpdir(), 'tables-'));
const options: TableServiceClientOptions = {
  allowInsecureConnection: true,
  retryOptions: { maxRetries: 0 },
};
let tables: Tables;

const clientOf = ({ connectionString }: Tables): TableClient =>
  TableClient.fromConnectionString(connectionString, 'guests', options);

const fault = (over: Partial<Fault>): Fault => ({
  target: 'tables',
  match: 'POST /devstoreaccount1/guests',
  kind: 'status',
  status: 503,
  when: 'before',
  ...over,
});

const insert = (rowKey: string): Promise<unknown> =>
  clientOf(tables).createEntity({ partitionKey: 'p', rowKey });

const exists = async (rowKey: string): Promise<boolean> => {
  try {
    await clientOf(tables).getEntity('p', rowKey);
    return true;
  } catch {
    return false;
  }
};

const failureOf = async (work: Promise<unknown>): Promise<RestError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof RestError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
};

beforeAll(async () => {
  tables = await startTables({ dataFile: join(folder, 'tables.json'), faults });
  await clientOf(tables).createTable();
});

afterEach(() => faults.clear());

afterAll(async () => {
  await tables.stop();
  rmSync(folder, { recursive: true });
});

describe('startTables', () => {
  it('answers the real client', async () => {
    await insert('row');

    expect(await exists('row')).toBe(true);
    expect(tables.atRest()).toBe(true);
  });

  it('refuses an operation before it happens, with the status of the fault, as often as the fault says', async () => {
    faults.add(fault({ status: 429, retryAfter: 7 }), 1);

    const failure = await failureOf(insert('refused'));

    expect(failure.statusCode).toBe(429);
    expect(failure.response?.headers.get('retry-after')).toBe('7');
    expect(await exists('refused')).toBe(false);
    await insert('refused');
  });

  it('lets an operation happen and loses its answer', async () => {
    faults.add(fault({ when: 'after', status: 500 }), 1);

    const failure = await failureOf(insert('lost'));

    expect(failure.statusCode).toBe(500);
    expect(await exists('lost')).toBe(true);
  });

  it('drops the connection after the operation happened', async () => {
    faults.add(fault({ when: 'after', kind: 'reset' }), 1);

    const failure = await failureOf(insert('reset'));

    expect(failure.statusCode).toBeUndefined();
    expect(await exists('reset')).toBe(true);
  });

  it('answers what is no JSON', async () => {
    faults.add(fault({ match: 'GET ', kind: 'malformed' }), 1);

    await expect(clientOf(tables).getEntity('p', 'row')).rejects.toThrow(/JSON/);
  });

  it('is not at rest while a caller waits for an answer that does not come', async () => {
    faults.add(fault({ kind: 'timeout' }), 1);
    const given = new AbortController();

    const waiting = clientOf(tables).createEntity(
      { partitionKey: 'p', rowKey: 'never' },
      { abortSignal: given.signal },
    );
    while (tables.atRest()) await new Promise(setImmediate);
    given.abort();

    await expect(waiting).rejects.toThrow(/abort/i);
    while (!tables.atRest()) await new Promise(setImmediate);
    expect(await exists('never')).toBe(false);
  });

  it('has on disk what was written before it stopped', async () => {
    await insert('kept');

    await tables.stop();
    tables = await startTables({ dataFile: join(folder, 'tables.json'), faults });

    expect(await exists('kept')).toBe(true);
  });
});
