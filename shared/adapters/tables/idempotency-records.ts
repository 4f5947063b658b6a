import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { IdempotencyRecords } from '../../ports/idempotency-records';
import { parseText } from './parse-text';
import type { Change, StoredRow, Table, TableRow } from './table';
import { hashKey } from './table-key';

const recordSchema = z.object({
  fingerprint: z.string(),
  /** Milliseconds since 1970. */
  leaseUntil: z.number(),
  keepUntil: z.number(),
  answer: z.object({ requestId: z.string(), reference: z.string() }).exactOptional(),
});
type StoredRecord = z.infer<typeof recordSchema>;

type Begun = Awaited<ReturnType<IdempotencyRecords['begin']>>;

const leaseMs = 60_000;
const keepMs = 24 * 3_600_000;
const rounds = 6;

/** Keys are other people's text, hence hashed. */
function keysOf(scope: string, key: string): Pick<TableRow, 'partitionKey' | 'rowKey'> {
  const hash = hashKey(scope, key);
  return { partitionKey: `k${hash.slice(0, 2)}`, rowKey: hash };
}

/** What a record says to somebody who comes with its key, or undefined when it can be claimed. */
function judge(record: StoredRecord, fingerprint: string, now: number): Begun | undefined {
  const { answer, leaseUntil, keepUntil } = record;
  if (keepUntil <= now || (answer === undefined && leaseUntil <= now)) return undefined;
  if (record.fingerprint !== fingerprint) return { kind: 'otherBody' };
  return answer === undefined
    ? { kind: 'running', forSeconds: Math.ceil((leaseUntil - now) / 1000) }
    : { kind: 'replay', answer };
}

function rowOf(scope: string, key: string, record: StoredRecord): TableRow {
  return {
    ...keysOf(scope, key),
    columns: { keepUntil: new Date(record.keepUntil).toISOString() },
    text: JSON.stringify(record),
  };
}

/** Idempotency records in the table `idempotency`: PK `k` and two digits of the RK, RK a hash of scope and key. */
export function makeIdempotencyRecords(table: Table, now: () => Date): IdempotencyRecords {
  return {
    async begin(scope, key, fingerprint) {
      let found: StoredRow | undefined;
      for (let round = 0; round < rounds; round += 1) {
        const at = now().getTime();
        const verdict = found && judge(parseText(recordSchema, found.text), fingerprint, at);
        if (verdict !== undefined) return verdict;
        const record = { fingerprint, leaseUntil: at + leaseMs, keepUntil: at + keepMs };
        const row = rowOf(scope, key, record);
        const change: Change =
          found === undefined
            ? { kind: 'insert', row }
            : { kind: 'replace', row, etag: found.etag };
        const written = await table.write([change]);
        if (written.kind === 'written') return { kind: 'begun' };
        found = await table.get(row.partitionKey, row.rowKey);
      }
      throw new AppError('tables.contended', { retryable: true });
    },
    async complete(scope, key, fingerprint, answer) {
      const at = now().getTime();
      const record = { fingerprint, leaseUntil: at, keepUntil: at + keepMs, answer };
      await table.write([{ kind: 'put', row: rowOf(scope, key, record) }]);
    },
    async abandon(scope, key) {
      const { partitionKey, rowKey } = keysOf(scope, key);
      const row = await table.get(partitionKey, rowKey);
      if (row === undefined || parseText(recordSchema, row.text).answer !== undefined) return;
      await table.write([{ kind: 'delete', row, etag: row.etag }]);
    },
  };
}
