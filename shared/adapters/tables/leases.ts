import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { Leases } from '../../ports/leases';
import { parseText } from './parse-text';
import type { StoredRow, Table, TableRow } from './table';
import { encodeKey } from './table-key';

const leaseSchema = z.object({ holder: z.string(), until: z.number() });

const partitionKey = 'lease';
const rounds = 6;

/** Leases in the table `reservations`, in a partition of their own: RK the lease's name. */
export function makeLeases(table: Table, now: () => Date): Leases {
  const claim = async (row: TableRow, found: StoredRow | undefined): Promise<boolean> => {
    const written = await table.write([
      found === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag: found.etag },
    ]);
    return written.kind === 'written';
  };

  return {
    async acquire(name, holder, seconds) {
      const rowKey = encodeKey(name);
      let found: StoredRow | undefined;
      for (let round = 0; round < rounds; round += 1) {
        const instant = now().getTime();
        const lease = found && parseText(leaseSchema, found.text);
        if (lease !== undefined && lease.holder !== holder && lease.until > instant) {
          return { kind: 'held', forSeconds: Math.ceil((lease.until - instant) / 1000) };
        }
        const text = JSON.stringify({ holder, until: instant + seconds * 1000 });
        if (await claim({ partitionKey, rowKey, text }, found)) return { kind: 'acquired' };
        found = await table.get(partitionKey, rowKey);
      }
      throw new AppError('tables.contended', { retryable: true });
    },
    async release(name, holder) {
      const row = await table.get(partitionKey, encodeKey(name));
      if (row === undefined || parseText(leaseSchema, row.text).holder !== holder) return;
      await table.write([{ kind: 'delete', row, etag: row.etag }]);
    },
  };
}
