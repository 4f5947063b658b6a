import { z } from 'zod';
import type { ExpiredRows } from '../../ports/expired-rows';
import { groupBy } from './group-by';
import { parseText } from './parse-text';
import type { StoredRow, Table } from './table';
import { quoted } from './table-key';

export interface ExpiredRowsTables {
  /** PK `<day the window ends>|<0-f>`. */
  readonly limits: Table;
  /** Column `keepUntil`. */
  readonly idempotency: Table;
  /** Partition `lease`; the time is within the row. */
  readonly leases: Table;
}

const leaseSchema = z.object({ until: z.number() });
const pageSize = 500;
const mostRows = 100;

/** Sweeps what has outlived its time in three tables. Deleting what is gone already is no failure: another sweep was faster. */
export function makeExpiredRows({ limits, idempotency, leases }: ExpiredRowsTables): ExpiredRows {
  return {
    async remove(before, limit) {
      const day = before.toISOString().slice(0, 10).replaceAll('-', '');
      const keepUntil = `keepUntil lt ${quoted(before.toISOString())}`;
      const isOver = ({ text }: StoredRow): boolean =>
        parseText(leaseSchema, text).until < before.getTime();
      let removed = await sweep(limits, `PartitionKey lt ${quoted(day)}`, { limit });
      removed += await sweep(idempotency, keepUntil, { limit: limit - removed });
      const ofLeases = `PartitionKey eq ${quoted('lease')}`;
      return removed + (await sweep(leases, ofLeases, { limit: limit - removed, isOver }));
    },
  };
}

interface Sweep {
  readonly limit: number;
  readonly isOver?: (row: StoredRow) => boolean;
}

async function sweep(
  table: Table,
  filter: string,
  { limit, isOver = () => true }: Sweep,
): Promise<number> {
  let removed = 0;
  for await (const page of table.pages(filter, pageSize)) {
    if (removed >= limit) break;
    const over = page.filter(isOver);
    for (const rows of groupBy(over, ({ partitionKey }) => partitionKey)) {
      removed += await removeAll(table, rows);
    }
  }
  return removed;
}

/** One transaction for many rows; one by one where one of them is gone or was renewed meanwhile. */
async function removeAll(table: Table, rows: readonly StoredRow[]): Promise<number> {
  let removed = 0;
  for (let start = 0; start < rows.length; start += mostRows) {
    const some = rows.slice(start, start + mostRows);
    const changes = some.map((row) => ({ kind: 'delete', row, etag: row.etag }) as const);
    const written = await table.write(changes);
    if (written.kind === 'written') removed += some.length;
    else for (const change of changes) removed += await removeOne(table, change);
  }
  return removed;
}

async function removeOne(
  table: Table,
  change: Parameters<Table['write']>[0][number],
): Promise<number> {
  const { kind } = await table.write([change]);
  return kind === 'written' ? 1 : 0;
}
