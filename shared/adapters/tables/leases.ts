import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { Leases } from '../../ports/leases';
import { parseText } from './parse-text';
import type { StoredRow, Table, TableRow, Written } from './table';
import { encodeKey } from './table-key';

const leaseSchema = z.object({ holder: z.string(), until: z.number() });

type RowKey = Pick<TableRow, 'partitionKey' | 'rowKey'>;

const partitionKey = 'lease';
const rounds = 6;

/** Leases in the table `reservations`, in a partition of their own: RK the lease's name. */
export function makeLeases(table: Table, now: () => Date): Leases {
  const claim = async (row: TableRow, found: StoredRow | undefined): Promise<Written> =>
    table.write([
      found === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag: found.etag },
    ]);

  const giveBack = async (row: RowKey, etag: string | undefined): Promise<void> => {
    // Without its ETag it could be another's by now: it runs out by itself.
    if (etag !== undefined) await table.write([{ kind: 'delete', row, etag }]);
  };

  return {
    async acquire(name, holder, seconds) {
      const key = { partitionKey, rowKey: encodeKey(name) };
      let found: StoredRow | undefined;
      for (let round = 0; round < rounds; round += 1) {
        const instant = now().getTime();
        const lease = found && parseText(leaseSchema, found.text);
        if (lease !== undefined && lease.holder !== holder && lease.until > instant) {
          return { kind: 'held', forSeconds: Math.ceil((lease.until - instant) / 1000) };
        }
        const text = JSON.stringify({ holder, until: instant + seconds * 1000 });
        const written = await claim({ ...key, text }, found);
        if (written.kind === 'written') {
          return { kind: 'acquired', release: async () => giveBack(key, written.etag) };
        }
        found = await table.get(key.partitionKey, key.rowKey);
      }
      throw new AppError('tables.contended', { retryable: true });
    },
  };
}
