import { TableClient } from '@azure/data-tables';
import { startTables } from '../support/start-tables';

const inParallel = 16;

/** Reads one row again and again through the SDK, so many at a time. */
async function readsPerSecond(client: TableClient, reads: number): Promise<number> {
  let left = reads;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await client.getEntity('p', 'r');
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: inParallel }, work));
  return reads / ((performance.now() - started) / 1000);
}

/** Point reads per second of the embedded tables alone: what the rates of the product are held against on this machine. */
export async function measureTables(quick: boolean): Promise<number> {
  const tables = await startTables();
  const options = { allowInsecureConnection: true };
  const client = TableClient.fromConnectionString(tables.connectionString, 'bench', options);
  await client.createTable();
  await client.createEntity({ partitionKey: 'p', rowKey: 'r', text: 'x'.repeat(500) });
  await readsPerSecond(client, 500);
  const perSecond = await readsPerSecond(client, quick ? 1000 : 5000);
  await tables.stop();
  return perSecond;
}
