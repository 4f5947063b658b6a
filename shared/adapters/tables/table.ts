import type { Refusal } from './tables-failure';

/** A row to write: text of any length up to 1 MiB, and a few columns that operators can read and filter by. */
export interface TableRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly text: string;
  readonly columns?: Readonly<Record<string, string>>;
}

export interface StoredRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly text: string;
  readonly etag: string;
  /** Which write it is from; no two writes have the same. */
  readonly writeId: string;
}

export type Change =
  /** Refused when the row is there. */
  | { readonly kind: 'insert'; readonly row: TableRow }
  | { readonly kind: 'put'; readonly row: TableRow }
  /** Refused when the row changed or is gone. */
  | { readonly kind: 'replace'; readonly row: TableRow; readonly etag: string }
  /** Refused when the row changed or is gone; without an ETag only when it is gone. */
  | {
      readonly kind: 'delete';
      readonly row: Pick<TableRow, 'partitionKey' | 'rowKey'>;
      readonly etag?: string;
    };

export type Written =
  /** `etag` of the row, when one row was written. */
  | { readonly kind: 'written'; readonly etag: string | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * One table. Failures that may pass are retried; an answer that was lost is never told as a refusal (see `Written`): every
 * row carries the id of its write, and in doubt it is read back.
 * All methods throw AppError `tables.unavailable` (retryable) or `tables.refused`.
 */
export interface Table {
  get(partitionKey: string, rowKey: string): Promise<StoredRow | undefined>;
  /** Rows in key order. */
  query(filter: string, limit?: number): Promise<readonly StoredRow[]>;
  /** The same, a page at a time: for what may be long. A page may be empty. */
  pages(filter: string, pageSize: number): AsyncIterable<readonly StoredRow[]>;
  /** All or nothing; the rows of several changes lie in one partition. */
  write(changes: readonly Change[]): Promise<Written>;
}
