import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { RateLimits } from '../../ports/rate-limits';
import { makeInTurn } from './in-turn';
import { parseText } from './parse-text';
import { makeRollingLimits } from './rolling-limits';
import type { StoredRow, Table, TableRow } from './table';
import { encodeKey, hashKey } from './table-key';

const countSchema = z.number().int();

interface CountWindow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly endsAt: number;
}

interface Seen {
  readonly count: number;
  readonly etag: string;
  readonly endsAt: number;
}

const rounds = 8;
const mostSeen = 5000;

/** PK `<day the window ends>|<0-f>`, so that what is over can be deleted by day; RK `<counter>|<seconds>|<start>`. */
function windowOf(counter: string, seconds: number, now: number): CountWindow {
  const length = seconds * 1000;
  const start = Math.floor(now / length) * length;
  const endsAt = start + length;
  const day = new Date(endsAt).toISOString().slice(0, 10).replaceAll('-', '');
  const shard = hashKey(counter).slice(0, 1);
  const rowKey = `${encodeKey(counter)}|${String(seconds)}|${String(start / 1000)}`;
  return { partitionKey: `${day}|${shard}`, rowKey, endsAt };
}

/**
 * Fixed windows in the table `limits`. One request for most calls: the instance remembers what it last wrote, and only a
 * rival's write makes it read. What is over the limit is not counted, and costs nothing once seen.
 */
export function makeRateLimits(table: Table, now: () => Date): RateLimits {
  const inTurn = makeInTurn();
  const seenWindows = new Map<string, Seen>();

  const remember = (window: CountWindow, count: number, etag: string): void => {
    if (seenWindows.size >= mostSeen) forgetEnded(seenWindows, now().getTime());
    seenWindows.set(window.rowKey, { count, etag, endsAt: window.endsAt });
  };
  const readAgain = async (window: CountWindow): Promise<void> => {
    const row = await table.get(window.partitionKey, window.rowKey);
    if (row === undefined) seenWindows.delete(window.rowKey);
    else remember(window, countOf(row), row.etag);
  };
  const countOne = async (window: CountWindow, limit: number): Promise<boolean> => {
    for (let round = 0; round < rounds; round += 1) {
      const seen = seenWindows.get(window.rowKey);
      const count = seen?.count ?? 0;
      if (count >= limit) return false;
      const row: TableRow = { ...pickKeys(window), text: String(count + 1) };
      const written = await table.write([
        seen === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag: seen.etag },
      ]);
      if (written.kind === 'written' && written.etag !== undefined) {
        remember(window, count + 1, written.etag);
        return true;
      }
      await readAgain(window);
    }
    throw new AppError('tables.contended', { retryable: true });
  };

  return {
    ...makeRollingLimits(table, now),
    async take(counter, windowSeconds, limit) {
      const at = now().getTime();
      const window = windowOf(counter, windowSeconds, at);
      const isWithin = await inTurn(window.rowKey, async () => countOne(window, limit));
      if (isWithin) return { kind: 'allowed' };
      return { kind: 'exceeded', retryAfterSeconds: Math.ceil((window.endsAt - at) / 1000) };
    },
    async count(counter, windowSeconds) {
      const { partitionKey, rowKey } = windowOf(counter, windowSeconds, now().getTime());
      const row = await table.get(partitionKey, rowKey);
      return row === undefined ? 0 : countOf(row);
    },
  };
}

function pickKeys({ partitionKey, rowKey }: CountWindow): Omit<TableRow, 'text'> {
  return { partitionKey, rowKey };
}

function countOf(row: StoredRow): number {
  return parseText(countSchema, row.text);
}

/** Forgotten counts are read again, so dropping all of them is safe. */
function forgetEnded(windows: Map<string, Seen>, now: number): void {
  for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
  if (windows.size >= mostSeen) windows.clear();
}
