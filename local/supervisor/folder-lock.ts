import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isRecord } from '../is-record';
import { errorCode } from './error-facts';
import { readJsonFile } from './json-file';

export type FolderLock =
  { readonly kind: 'held'; release(): void } | { readonly kind: 'inUse'; readonly pid: number };

interface ProcessFacts {
  readonly hasEnded: boolean;
  /** In ticks since boot: process ids come back, with a container's restart even the same ones. */
  readonly start: string | undefined;
}

/** What /proc knows; undefined where there is no such process or no /proc. */
function processFacts(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the state is field 3, the start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended and only waits for its parent to notice.
    return { hasEnded: fields[0] === 'Z' || fields[0] === 'X', start: fields[19] };
  } catch {
    return undefined;
  }
}

function answersSignals(pid: number): boolean {
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
  if (typeof pid !== 'number' || pid === process.pid || !answersSignals(pid)) return undefined;
  const facts = processFacts(pid);
  // Without /proc an answer is all there is; where there is one, the process may have ended in between.
  if (facts === undefined) return answersSignals(pid) ? pid : undefined;
  const isOwner = !facts.hasEnded && (start === undefined || start === facts.start);
  return isOwner ? pid : undefined;
}

/** One stack per folder. The lock of a process that is gone is taken over. Throws when the file cannot be written. */
export function lockFolder(path: string): FolderLock {
  const content = JSON.stringify({ pid: process.pid, start: processFacts(process.pid)?.start });
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
