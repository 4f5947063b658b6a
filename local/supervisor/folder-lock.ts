import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isRecord } from '../functions-host/is-record';
import { errorCode } from './error-facts';
import { readJsonFile } from './json-file';

export type FolderLock =
  { readonly kind: 'held'; release(): void } | { readonly kind: 'inUse'; readonly pid: number };

/** When the process began, in ticks since boot: process ids come back, with a container's restart even the same ones. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the start time is field 22.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function livingOwner(path: string): number | undefined {
  const file = readJsonFile(path);
  if (!isRecord(file)) return undefined;
  const { pid, start } = file;
  if (typeof pid !== 'number' || pid === process.pid || !isAlive(pid)) return undefined;
  return start === undefined || start === startOf(pid) ? pid : undefined;
}

/** One stack per folder. The lock of a process that is gone is taken over. Throws when the file cannot be written. */
export function lockFolder(path: string): FolderLock {
  const content = JSON.stringify({ pid: process.pid, start: startOf(process.pid) });
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const pid = livingOwner(path);
    if (pid !== undefined) return { kind: 'inUse', pid };
    writeFileSync(path, content);
  }
  return { kind: 'held', release: () => rmSync(path, { force: true }) };
}
