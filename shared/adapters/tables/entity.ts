import type { TableEntity, TableEntityResult } from '@azure/data-tables' with {
  'resolution-mode': 'import',
};
import { AppError } from '../../domain/app-error';
import { fromColumns, toColumns } from './row-text';
import type { StoredRow, TableRow } from './table';

// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const forbidden = /[/\\#?\u0000-\u001f\u007f-\u009f]/;
const longestKey = 512;

/**
 * The entity that a row is stored as.
 * @throws AppError `tables.unfit-key` for a key that the service would refuse; text from outside is encoded first
 */
export function toEntity(row: TableRow, writeId: string): TableEntity {
  const { partitionKey, rowKey, columns, text } = row;
  for (const key of [partitionKey, rowKey]) {
    if (forbidden.test(key) || key.length > longestKey) throw new AppError('tables.unfit-key');
  }
  return { partitionKey, rowKey, ...columns, writeId, ...toColumns(text) };
}

/** @throws AppError `tables.malformed-entity` for a row that has no keys */
export function fromEntity(entity: TableEntityResult<Record<string, unknown>>): StoredRow {
  const { partitionKey, rowKey, etag } = entity;
  if (partitionKey === undefined || rowKey === undefined) {
    throw new AppError('tables.malformed-entity');
  }
  const writeId = entity['writeId'];
  return {
    partitionKey,
    rowKey,
    etag,
    text: fromColumns(entity),
    writeId: typeof writeId === 'string' ? writeId : '',
  };
}
