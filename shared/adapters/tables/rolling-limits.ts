import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { RateLimits } from '../../ports/rate-limits';
import { makeInTurn } from './in-turn';
import { parseText } from './parse-text';
import type { StoredRow, Table } from './table';
import { encodeKey, hashKey } from './table-key';

const timesSchema = z.array(z.number().int());

interface TimesKey {
  readonly partitionKey: string;
  readonly rowKey: string;
}

const rounds = 8;

/**
 * PK `<day from which nobody asks>|<0-f>`, so that what is over can be deleted by day; RK `<counter>|<seconds>|<start>|times`.
 * The row of a window is read until the one after it has ended too.
 */
function keyOf(counter: string, length: number, at: number): TimesKey {
  const start = Math.floor(at / length) * length;
  const day = new Date(start + 2 * length).toISOString().slice(0, 10).replaceAll('-', '');
  const shard = hashKey(counter).slice(0, 1);
  const rowKey = `${encodeKey(counter)}|${String(length / 1000)}|${String(start / 1000)}|times`;
  return { partitionKey: `${day}|${shard}`, rowKey };
}

function timesOf(row: StoredRow | undefined): readonly number[] {
  return row === undefined ? [] : parseText(timesSchema, row.text);
}

interface RollingCounter {
  /** The times of the window before the running one that still matter at this instant. */
  earlierTimes(counter: string, length: number, at: number): Promise<readonly number[]>;
  /** The times that stand against one more, or undefined when it is counted. */
  countOne(counter: string, length: number, limit: number): Promise<readonly number[] | undefined>;
}

function makeRollingCounter(table: Table, now: () => Date): RollingCounter {
  const earlierTimes = async (counter: string, length: number, at: number) => {
    const { partitionKey, rowKey } = keyOf(counter, length, at - length);
    const times = timesOf(await table.get(partitionKey, rowKey));
    return times.filter((time) => time > at - length);
  };

  return {
    earlierTimes,
    async countOne(counter, length, limit) {
      const at = now().getTime();
      const key = keyOf(counter, length, at);
      const earlier = await earlierTimes(counter, length, at);
      let row: StoredRow | undefined;
      for (let round = 0; round < rounds; round += 1) {
        const times = timesOf(row);
        if (earlier.length + times.length >= limit) return [...earlier, ...times];
        const next = { ...key, text: JSON.stringify([...times, at]) };
        const written = await table.write([
          row === undefined
            ? { kind: 'insert', row: next }
            : { kind: 'replace', row: next, etag: row.etag },
        ]);
        if (written.kind === 'written') return undefined;
        row = await table.get(key.partitionKey, key.rowKey);
      }
      throw new AppError('tables.contended', { retryable: true });
    },
  };
}

/**
 * When things were counted, in milliseconds since 1970, in the table `limits`: one row per counter and window, of which
 * the running one and the one before hold all that can matter.
 */
export function makeRollingLimits(
  table: Table,
  now: () => Date,
): Pick<RateLimits, 'takeRolling' | 'countRolling'> {
  const inTurn = makeInTurn();
  const rolling = makeRollingCounter(table, now);

  return {
    async takeRolling(counter, windowSeconds, limit) {
      const length = windowSeconds * 1000;
      const against = await inTurn(counter, async () => rolling.countOne(counter, length, limit));
      if (against === undefined) return { kind: 'allowed' };
      const at = now().getTime();
      const free = (against.at(-limit) ?? at) + length;
      return { kind: 'exceeded', retryAfterSeconds: Math.max(1, Math.ceil((free - at) / 1000)) };
    },
    async countRolling(counter, windowSeconds) {
      const length = windowSeconds * 1000;
      const at = now().getTime();
      const { partitionKey, rowKey } = keyOf(counter, length, at);
      const [earlier, running] = await Promise.all([
        rolling.earlierTimes(counter, length, at),
        table.get(partitionKey, rowKey),
      ]);
      return earlier.length + timesOf(running).length;
    },
  };
}
