import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '../../is-record';

/** What is kept of a timer between two starts; milliseconds, `last` and `lastUpdated` undefined for "never". */
export interface TimerStatus {
  readonly last: number | undefined;
  readonly next: number;
  readonly lastUpdated: number | undefined;
}

export interface TimerStatusStore {
  get(name: string): TimerStatus | undefined;
  /** Kept at once in memory, on disk soon after. */
  set(name: string, status: TimerStatus): void;
  /** Resolves once everything set is on disk. */
  flush(): Promise<void>;
}

const optional = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

function parse(text: string): [string, TimerStatus][] {
  const parsed: unknown = JSON.parse(text);
  return Object.entries(isRecord(parsed) ? parsed : {}).flatMap(([name, status]) => {
    if (!isRecord(status) || typeof status['next'] !== 'number') return [];
    const { last, next, lastUpdated } = status;
    return [[name, { last: optional(last), next, lastUpdated: optional(lastUpdated) }]];
  });
}

async function stored(file: string): Promise<[string, TimerStatus][]> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch {
    return [];
  }
}

/** One JSON file in the data folder; without a folder the statuses last as long as the process. */
export async function openTimerStatusStore(dataDir: string | undefined): Promise<TimerStatusStore> {
  const file = dataDir === undefined ? undefined : join(dataDir, 'timers.json');
  const statuses = new Map(file === undefined ? [] : await stored(file));
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  let writing: Promise<void> = Promise.resolve();
  let dirty = false;

  const write = async (): Promise<void> => {
    if (file === undefined || !dirty) return;
    dirty = false;
    await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(statuses)));
    await rename(`${file}.new`, file);
  };

  return {
    get: (name) => statuses.get(name),
    set(name, status) {
      statuses.set(name, status);
      dirty = true;
      writing = writing.then(write, write);
      // A full disk must not end the host; the next flush says so.
      writing.catch(() => undefined);
    },
    flush: () => writing.then(write),
  };
}
