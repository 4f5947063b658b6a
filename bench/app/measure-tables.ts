import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TableClient } from '@azure/data-tables';

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
  const script = join(__dirname, '..', 'local', 'tables.cjs');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { connectionString } = JSON.parse(line) as { readonly connectionString: string };
  const options = { allowInsecureConnection: true };
  const client = TableClient.fromConnectionString(connectionString, 'bench', options);
  await client.createTable();
  await client.createEntity({ partitionKey: 'p', rowKey: 'r', text: 'x'.repeat(500) });
  await readsPerSecond(client, 500);
  const perSecond = await readsPerSecond(client, quick ? 1000 : 5000);
  const ended = once(child, 'exit');
  child.stdin.end();
  await ended;
  return perSecond;
}
