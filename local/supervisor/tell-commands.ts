import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonFile } from './json-file';

/**
 * Leaves the app's settings in the data folder for as long as the stack runs, so that the commands of operators find it.
 * @returns takes them away
 */
export function tellCommands(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): () => void {
  const file = join(dataDir, 'stack.json');
  writeJsonFile(file, { pid: process.pid, settings });
  chmodSync(file, 0o600);
  return () => rmSync(file, { force: true });
}
