import { z } from 'zod';
import { requestRowSchemas } from '../../contracts/request-rows';
import type { AuditLog, AuditRecord } from '../../ports/audit-log';
import { groupBy } from './group-by';
import { parseText } from './parse-text';
import type { Change, Table, TableRow } from './table';
import { quoted } from './table-key';

const recordSchema: z.ZodType<AuditRecord> = requestRowSchemas.audit.extend({
  personKey: z.string(),
  accessPackageId: z.string(),
  organizationId: z.string().exactOptional(),
});

const pageSize = 500;
const mostRows = 100;

const monthOf = (at: string): string => at.slice(0, 7);

function rowOf(record: AuditRecord): TableRow {
  const { at, requestId, id, action, personKey } = record;
  return {
    partitionKey: monthOf(at),
    rowKey: `${at}|${requestId}|${id}`,
    columns: { action, personKey },
    text: JSON.stringify(record),
  };
}

/** The table `audit`: PK `<yyyy-MM>`, RK `<time>|<request id>|<entry id>`. Keys sort by time. */
export function makeAuditLog(table: Table): AuditLog {
  async function* read(filter: string): AsyncGenerator<AuditRecord> {
    for await (const page of table.pages(filter, pageSize)) {
      for (const { text } of page) yield parseText(recordSchema, text);
    }
  }

  return {
    async append(records) {
      for (const ofMonth of groupBy(records, ({ at }) => monthOf(at))) {
        const changes = ofMonth.map((record): Change => ({ kind: 'put', row: rowOf(record) }));
        for (let start = 0; start < changes.length; start += mostRows) {
          await table.write(changes.slice(start, start + mostRows));
        }
      }
    },
    between: (from, to) =>
      read(
        [
          `PartitionKey ge ${quoted(monthOf(from.toISOString()))}`,
          `PartitionKey le ${quoted(monthOf(to.toISOString()))}`,
          `RowKey ge ${quoted(from.toISOString())}`,
          `RowKey lt ${quoted(to.toISOString())}`,
        ].join(' and '),
      ),
    ofPerson: (personKey) => read(`personKey eq ${quoted(personKey)}`),
  };
}
