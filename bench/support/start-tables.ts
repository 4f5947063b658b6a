import { z } from 'zod';
import { startChild } from './child-line';

const lineSchema = z.object({ connectionString: z.string() });

export interface BenchTables {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** The embedded tables alone, in memory, as a process of their own. */
export async function startTables(): Promise<BenchTables> {
  const child = await startChild('../local/tables.cjs', [], lineSchema);
  return { ...child.line, stop: async () => child.stop() };
}
