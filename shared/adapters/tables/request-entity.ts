import { parseRequestRow } from '../../contracts/request-rows';
import { AppError } from '../../domain/app-error';
import {
  partitionOf,
  type RequestRow,
  rowKeyOf,
  type RowWrite,
} from '../../domain/request/request-rows';
import type { Change, StoredRow, TableRow } from './table';

/** Columns for operators; addresses and texts stay in the row's JSON. */
function columnsOf(row: RequestRow): Readonly<Record<string, string>> {
  const { kind } = row;
  if (kind !== 'request') return { kind };
  const { state, accessPackageId, updatedAt } = row.value;
  return { kind, state, accessPackageId, updatedAt };
}

function keysOf(requestId: string, row: RequestRow): Pick<TableRow, 'partitionKey' | 'rowKey'> {
  const owner = row.kind === 'request' ? row.value.id : row.value.requestId;
  if (owner !== requestId) throw new AppError('tables.foreign-row');
  return { partitionKey: partitionOf(requestId), rowKey: rowKeyOf(row) };
}

function toTableRow(requestId: string, row: RequestRow): TableRow {
  const { kind, value } = row;
  // What could not be read again is not written: it would lock the request for good.
  const text = JSON.stringify(readBack(kind, JSON.stringify(value)).value);
  return { ...keysOf(requestId, row), columns: columnsOf(row), text };
}

function readBack(kind: string, text: string): RequestRow {
  try {
    return parseRequestRow(kind, JSON.parse(text));
  } catch (cause) {
    throw new AppError('tables.malformed-row', { cause });
  }
}

/** @throws AppError `tables.malformed-row`, `tables.foreign-row` for a row of another request */
export function toChange(requestId: string, write: RowWrite): Change {
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

/** The kind is in the key: `<request id>|<kind>…`, outbox rows `!o|…`. */
export function fromStored({ rowKey, text }: StoredRow): RequestRow {
  const [owner, kind = ''] = rowKey.split('|');
  return readBack(owner === '!o' ? 'outbox' : kind, text);
}
