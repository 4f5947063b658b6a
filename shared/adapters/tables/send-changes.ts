import type { TableClient, TransactionAction } from '@azure/data-tables' with {
  'resolution-mode': 'import',
};
import { conditionalDeletes } from './conditional-deletes';
import { toEntity } from './entity';
import type { Change } from './table';

export interface Sending {
  readonly changes: readonly Change[];
  readonly writeId: string;
  readonly abortSignal: AbortSignal;
}

/** Sends the changes once, as a transaction when they are several; answers with the ETag of a single row. */
export async function sendChanges(
  makeClient: () => TableClient,
  client: TableClient,
  sending: Sending,
): Promise<string | undefined> {
  const [first, ...others] = sending.changes;
  if (first === undefined) return undefined;
  if (others.length === 0) return sendOne(client, first, sending);
  await sendAll(makeClient, client, sending);
  return undefined;
}

async function sendOne(
  client: TableClient,
  change: Change,
  { writeId, abortSignal }: Sending,
): Promise<string | undefined> {
  switch (change.kind) {
    case 'insert':
      return (await client.createEntity(toEntity(change.row, writeId), { abortSignal })).etag;
    case 'put': {
      const entity = toEntity(change.row, writeId);
      return (await client.upsertEntity(entity, 'Replace', { abortSignal })).etag;
    }
    case 'replace': {
      const { row, etag } = change;
      const options = { etag, abortSignal };
      return (await client.updateEntity(toEntity(row, writeId), 'Replace', options)).etag;
    }
    case 'delete': {
      const { row, etag = '*' } = change;
      await client.deleteEntity(row.partitionKey, row.rowKey, { etag, abortSignal });
      return undefined;
    }
  }
}

async function sendAll(
  makeClient: () => TableClient,
  client: TableClient,
  { changes, writeId, abortSignal }: Sending,
): Promise<void> {
  const etags = new Map(
    changes.flatMap((change) =>
      change.kind === 'delete' && change.etag !== undefined
        ? [[change.row.rowKey, change.etag]]
        : [],
    ),
  );
  // The conditions belong to this one transaction, hence a client of its own.
  const sender = etags.size === 0 ? client : makeClient();
  if (etags.size > 0) sender.pipeline.addPolicy(conditionalDeletes(etags));
  const actions = changes.map((change) => toAction(change, writeId));
  await sender.submitTransaction(actions, { abortSignal });
}

function toAction(change: Change, writeId: string): TransactionAction {
  switch (change.kind) {
    case 'insert':
      return ['create', toEntity(change.row, writeId)];
    case 'put':
      return ['upsert', toEntity(change.row, writeId), 'Replace'];
    case 'replace':
      return ['update', toEntity(change.row, writeId), 'Replace', { etag: change.etag }];
    case 'delete':
      return ['delete', { ...change.row }];
  }
}
