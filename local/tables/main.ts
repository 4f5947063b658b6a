import { makeFaultBook } from '../control/fault-book';
import { startTables } from './start-tables';

/** Tables in memory as a process of their own, for tests: prints the connection string, ends when its input closes. */
async function main(): Promise<void> {
  const tables = await startTables({ faults: makeFaultBook() });
  process.stdout.write(`${JSON.stringify({ connectionString: tables.connectionString })}\n`);
  process.stdin.resume().once('close', () => process.exit(0));
}

void main();
