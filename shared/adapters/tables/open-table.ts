import { randomBytes } from 'node:crypto';
import type { TableClient } from '@azure/data-tables' with { 'resolution-mode': 'import' };
import { AppError } from '../../domain/app-error';
import { fromEntity } from './entity';
import { isForbidden } from './tables-failure';
import { inTries } from './in-tries';
import { sendChanges } from './send-changes';
import type { Change, StoredRow, Table, Written } from './table';
import type { ConnectTable } from './table-connection';

interface OpenTable {
  /** False when the sign-in may not make tables: it may still read those that are there. */
  readonly isMade: boolean;
  readonly client: TableClient;
  readonly makeClient: () => TableClient;
}

/** A transaction holds at most this many rows. */
const mostChanges = 100;

/** A table that connects, and is created if it is not there, at its first use. */
export function openTable(connect: ConnectTable, name: string): Table {
  const open = opener(connect, name);
  const table: Table = {
    async get(partitionKey, rowKey) {
      const { client } = await open();
      const tried = await inTries((abortSignal) =>
        client.getEntity(partitionKey, rowKey, { abortSignal }),
      );
      return tried.kind === 'done' ? fromEntity(tried.answer) : undefined;
    },
    async query(filter, limit = Infinity) {
      const { client } = await open();
      const tried = await inTries((abortSignal) => list(client, { filter, limit, abortSignal }));
      if (tried.kind === 'refused') throw new AppError('tables.malformed-answer');
      return tried.answer;
    },
    async *pages(filter, pageSize) {
      const { client } = await open();
      yield* readPages(client, filter, pageSize);
    },
    async write(changes) {
      if (changes.length > mostChanges) throw new AppError('tables.too-many-writes');
      const { client, makeClient } = await open();
      const writeId = randomBytes(8).toString('hex');
      return persist(table, changes, writeId, (abortSignal) =>
        sendChanges(makeClient, client, { changes, writeId, abortSignal }),
      );
    },
  };
  return table;
}

async function* readPages(
  client: TableClient,
  filter: string,
  pageSize: number,
): AsyncGenerator<readonly StoredRow[]> {
  let from: string | undefined;
  do {
    const after = from;
    const tried = await inTries((abortSignal) =>
      readPage(client, { filter, limit: pageSize, abortSignal }, after),
    );
    if (tried.kind === 'refused') throw new AppError('tables.malformed-answer');
    yield tried.answer.rows;
    from = tried.answer.next;
  } while (from !== undefined);
}

/** Makes the table at the first use; what did not work is tried again at the next. */
function opener(connect: ConnectTable, name: string): () => Promise<OpenTable> {
  let opening: Promise<OpenTable> | undefined;
  return async () => {
    opening ??= create(connect, name);
    try {
      const opened = await opening;
      if (!opened.isMade) opening = undefined;
      return opened;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
}

async function create(connect: ConnectTable, name: string): Promise<OpenTable> {
  const makeClient = await connect(name);
  const client = makeClient();
  // That the table exists already is no error to the SDK.
  try {
    await inTries((abortSignal) => client.createTable({ abortSignal }));
    return { client, makeClient, isMade: true };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { client, makeClient, isMade: false };
  }
}

interface Listing {
  readonly filter: string;
  readonly limit: number;
  readonly abortSignal: AbortSignal;
}

const longestPage = 1000;

async function list(
  client: TableClient,
  { filter, limit, abortSignal }: Listing,
): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  const pages = client
    .listEntities({ queryOptions: { filter }, abortSignal })
    .byPage({ maxPageSize: Math.min(limit, longestPage) });
  for await (const page of pages) {
    rows.push(...page.map((entity) => fromEntity(entity)));
    if (rows.length >= limit) break;
  }
  return rows.slice(0, limit);
}

async function readPage(
  client: TableClient,
  { filter, limit, abortSignal }: Listing,
  after: string | undefined,
): Promise<{ readonly rows: readonly StoredRow[]; readonly next: string | undefined }> {
  const pages = client.listEntities({ queryOptions: { filter }, abortSignal }).byPage({
    maxPageSize: Math.min(limit, longestPage),
    ...(after === undefined ? {} : { continuationToken: after }),
  });
  for await (const page of pages) {
    return { rows: page.map((entity) => fromEntity(entity)), next: page.continuationToken };
  }
  return { rows: [], next: undefined };
}

/**
 * Sends until it is known what happened. A refusal after a lost answer may be of the write's own doing, as may a failure
 * of every try: then the rows tell by their write id.
 */
async function persist(
  table: Table,
  changes: readonly Change[],
  writeId: string,
  send: (abortSignal: AbortSignal) => Promise<string | undefined>,
): Promise<Written> {
  try {
    const tried = await inTries(send);
    if (tried.kind === 'done') return { kind: 'written', etag: tried.answer };
    const refused = { kind: 'refused', refusal: tried.refusal } as const;
    return tried.doubtful ? ((await traceOf(table, changes, writeId)) ?? refused) : refused;
  } catch (error) {
    const found = await traceOf(table, changes, writeId).catch(() => undefined);
    if (found !== undefined) return found;
    throw error;
  }
}

/**
 * What is left of a write: a row that carries its id, or, where it only deleted, the rows gone. All its rows overwritten
 * meanwhile looks as if it had not happened; its reader then decides anew, on rows that hold what it wrote.
 */
async function traceOf(
  table: Table,
  changes: readonly Change[],
  writeId: string,
): Promise<Written | undefined> {
  const isDeletion = changes.every(({ kind }) => kind === 'delete');
  const insertsFirst = changes.toSorted(
    (left, right) => Number(right.kind === 'insert') - Number(left.kind === 'insert'),
  );
  for (const change of insertsFirst) {
    if (change.kind === 'delete' && !isDeletion) continue;
    const row = await table.get(change.row.partitionKey, change.row.rowKey);
    if (isDeletion && row !== undefined) return undefined;
    if (row?.writeId === writeId) return { kind: 'written', etag: row.etag };
  }
  return isDeletion ? { kind: 'written', etag: undefined } : undefined;
}
