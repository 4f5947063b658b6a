import type { OutboxEntry } from '../../domain/request/effect';
import { partitionOf, type RequestRows, rowKeyOf } from '../../domain/request/request-rows';
import type { RequestStore } from '../../ports/request-store';
import { ofKind, requestPartitions, toChanges } from './request-entity';
import type { StoredRow, Table } from './table';
import { quoted } from './table-key';

function range(partitionKey: string, from: string, to: string): string {
  return [
    `PartitionKey eq ${quoted(partitionKey)}`,
    `RowKey ge ${quoted(from)}`,
    `RowKey lt ${quoted(to)}`,
  ].join(' and ');
}

/** The rows of requests in the table `requests`: PK the id's first digit, RK `<id>|<kind>|…`, outbox `!o|<time>|…`. */
export function makeRequestStore(table: Table): RequestStore {
  const outboxOf = async (partitionKey: string, before: Date): Promise<readonly OutboxEntry[]> => {
    const stored = await table.query(range(partitionKey, '!o|', `!o|${before.toISOString()}`));
    return ofKind('outbox', stored).map(({ value }) => value);
  };

  return {
    async load(requestId) {
      // `}` is the character after `|`.
      const filter = range(partitionOf(requestId), `${requestId}|`, `${requestId}}`);
      return groupRows(await table.query(filter));
    },
    async commit(requestId, writes) {
      const written = await table.write(writes.flatMap((write) => toChanges(requestId, write)));
      return { kind: written.kind === 'written' ? 'committed' : 'conflict' };
    },
    async outbox(before) {
      const entries = await Promise.all(
        requestPartitions.map(async (key) => outboxOf(key, before)),
      );
      return entries.flat();
    },
    async removeFromOutbox(value) {
      const row = {
        partitionKey: partitionOf(value.requestId),
        rowKey: rowKeyOf({ kind: 'outbox', value }),
      };
      await table.write([{ kind: 'delete', row }]);
    },
  };
}

function groupRows(rows: readonly StoredRow[]): RequestRows | undefined {
  const [request] = ofKind('request', rows);
  if (request === undefined) return undefined;
  return {
    request,
    submissions: ofKind('submission', rows),
    stages: ofKind('stage', rows),
    approvers: ofKind('approver', rows),
    decisions: ofKind('decision', rows),
    mails: ofKind('mail', rows),
    invitation: ofKind('invitation', rows)[0],
    resources: ofKind('resource', rows),
    assignment: ofKind('assignment', rows)[0],
    audit: ofKind('audit', rows),
  };
}
