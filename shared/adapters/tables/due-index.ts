import { z } from 'zod';
import type { DueEntry, DueIndex } from '../../ports/due-index';
import { parseText } from './parse-text';
import type { Table, TableRow } from './table';
import { encodeKey, quoted } from './table-key';

const entrySchema = z.object({ requestId: z.string(), dueAt: z.string() });

function hourOf(instant: Date): string {
  return instant.toISOString().slice(0, 13).replace(/[-T]/g, '');
}

/** By the last digit of the request's id, which is random. */
function shardOf(requestId: string): string {
  return String((Number.parseInt(requestId.slice(-1), 16) || 0) % 8);
}

function rowOf(entry: DueEntry): TableRow {
  const { requestId, dueAt } = entry;
  const instant = new Date(dueAt);
  return {
    partitionKey: `${hourOf(instant)}|${shardOf(requestId)}`,
    rowKey: `${instant.toISOString()}|${encodeKey(requestId)}`,
    text: JSON.stringify({ requestId, dueAt }),
  };
}

/** The table `due`: PK `<yyyyMMddHH>|<0-7>`, RK `<instant>|<request id>`. Keys sort by time: what is overdue is one range. */
export function makeDueIndex(table: Table): DueIndex {
  return {
    async put(entry) {
      await table.write([{ kind: 'put', row: rowOf(entry) }]);
    },
    async remove(entry) {
      await table.write([{ kind: 'delete', row: rowOf(entry) }]);
    },
    async overdue(before, limit) {
      const filter = [
        `PartitionKey lt ${quoted(`${hourOf(before)}|~`)}`,
        `RowKey lt ${quoted(before.toISOString())}`,
      ].join(' and ');
      const rows = await table.query(filter, limit);
      return rows.map(({ text }) => parseText(entrySchema, text));
    },
  };
}
