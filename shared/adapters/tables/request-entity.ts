import { parseRowValue } from '../../contracts/request-rows';
import { AppError } from '../../domain/app-error';
import {
  partitionOf,
  type RequestRow,
  type RowKind,
  rowKeyOf,
  type RowName,
  type RowValue,
  type RowWrite,
  type Stored,
} from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Change, StoredRow, TableRow } from './table';

/** Columns for operators; addresses and texts stay in the row's JSON. */
function columnsOf(row: RequestRow): Readonly<Record<string, string>> {
  const { kind } = row;
  if (kind !== 'request') return { kind };
  const { state, accessPackageId, updatedAt } = row.value;
  return { kind, state, accessPackageId, updatedAt };
}

function keysOf(requestId: string, row: RowName): Pick<TableRow, 'partitionKey' | 'rowKey'> {
  const owner = row.kind === 'request' ? row.value.id : row.value.requestId;
  if (owner !== requestId) throw new AppError('tables.foreign-row');
  return { partitionKey: partitionOf(requestId), rowKey: rowKeyOf(row) };
}

function toTableRow(requestId: string, row: RequestRow): TableRow {
  // What could not be read again is not written: it would lock the request for good.
  const value = parseValue(row.kind, JSON.stringify(row.value));
  return { ...keysOf(requestId, row), columns: columnsOf(row), text: JSON.stringify(value) };
}

function parseValue<Kind extends RowKind>(kind: Kind, text: string): RowValue<Kind> {
  try {
    return parseRowValue(kind, JSON.parse(text));
  } catch (cause) {
    throw new AppError('tables.malformed-row', { cause });
  }
}

/** The partitions of all requests. */
export const requestPartitions: readonly string[] = Array.from({ length: 16 }, (_, digit) =>
  partitionOf(digit.toString(16)),
);

// Thirteen digits hold every instant until the year 2286.
const lastInstant = 9_999_999_999_999;

/** The beginning of the row key that lists a request submitted at that instant: newer ones sort first. */
export function listedKey(submittedAt: string): string {
  const left = lastInstant - new Date(submittedAt).getTime();
  return `!t|${String(left).padStart(13, '0')}`;
}

/** The row that repeats a request row in the list by age; see `makeRequestList`. */
function listedRow(requestId: string, request: SignUpRequest, text: string): TableRow {
  const { state, accessPackageId, organizationId, reference, submittedAt } = request;
  return {
    partitionKey: partitionOf(requestId),
    rowKey: `${listedKey(submittedAt)}|${requestId}`,
    columns: {
      kind: 'listed',
      state,
      accessPackageId,
      reference,
      ...(organizationId === undefined ? {} : { organizationId }),
    },
    text,
  };
}

/**
 * What one write of a row is in the table: a request row comes and goes together with its row in the list by age.
 * @throws AppError `tables.malformed-row`, `tables.foreign-row` for a row of another request
 */
export function toChanges(requestId: string, write: RowWrite): readonly Change[] {
  const change = toChange(requestId, write);
  const { row } = write;
  if (row.kind !== 'request') return [change];
  if (change.kind !== 'delete') {
    return [change, { kind: 'put', row: listedRow(requestId, row.value, change.row.text) }];
  }
  const { partitionKey, rowKey } = listedRow(requestId, row.value, '');
  return [change, { kind: 'delete', row: { partitionKey, rowKey } }];
}

function toChange(requestId: string, write: RowWrite): Change {
  const { kind, row } = write;
  switch (kind) {
    case 'insert':
    case 'put':
      return { kind, row: toTableRow(requestId, row) };
    case 'replace':
      return { kind, row: toTableRow(requestId, row), etag: write.etag };
    case 'delete': {
      const keys = keysOf(requestId, row);
      return write.etag === undefined ? { kind, row: keys } : { kind, row: keys, etag: write.etag };
    }
  }
}

/** The rows of one kind; the kind is in the key: `<request id>|<kind>…`, outbox rows `!o|…`. */
export function ofKind<Kind extends RowKind>(
  kind: Kind,
  rows: readonly StoredRow[],
): readonly Stored<RowValue<Kind>>[] {
  return rows
    .filter(({ rowKey }) => kindIn(rowKey) === kind)
    .map(({ text, etag }) => ({ value: parseValue(kind, text), etag }));
}

function kindIn(rowKey: string): string | undefined {
  const [owner, kind] = rowKey.split('|');
  return owner === '!o' ? 'outbox' : kind;
}
