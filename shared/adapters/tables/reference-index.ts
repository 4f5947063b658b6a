import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { ReferenceIndex } from '../../ports/reference-index';
import { parseText } from './parse-text';
import type { Table, TableRow } from './table';
import { encodeKey } from './table-key';

const entrySchema = z.object({ requestId: z.string() });

/** `f`, for find: the table's other partitions begin otherwise. */
function keysOf(reference: string): Pick<TableRow, 'partitionKey' | 'rowKey'> {
  const rowKey = encodeKey(reference);
  return { partitionKey: `f${rowKey.slice(0, 2)}`, rowKey };
}

/** References in the table `reservations`, in partitions of their own: RK the reference. */
export function makeReferenceIndex(table: Table): ReferenceIndex {
  const find = async (reference: string): Promise<string | undefined> => {
    const { partitionKey, rowKey } = keysOf(reference);
    const row = await table.get(partitionKey, rowKey);
    return row && parseText(entrySchema, row.text).requestId;
  };

  return {
    find,
    async put(reference, requestId) {
      const text = JSON.stringify({ requestId });
      const row: TableRow = { ...keysOf(reference), columns: { requestId }, text };
      const written = await table.write([{ kind: 'insert', row }]);
      if (written.kind === 'written') return { kind: 'kept' };
      const held = await find(reference);
      if (held === undefined) throw new AppError('tables.contended', { retryable: true });
      return { kind: held === requestId ? 'kept' : 'taken' };
    },
    async remove(reference, requestId) {
      if ((await find(reference)) !== requestId) return;
      await table.write([{ kind: 'delete', row: keysOf(reference) }]);
    },
  };
}
