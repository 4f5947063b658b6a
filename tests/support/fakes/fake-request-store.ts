import { AppError } from '../../../shared/domain/app-error';
import type { OutboxEntry } from '../../../shared/domain/request/effect';
import {
  partitionOf,
  type RequestRow,
  type RequestRows,
  type RowKind,
  type RowValue,
  rowKeyOf,
  type RowName,
  type RowWrite,
  type Stored,
} from '../../../shared/domain/request/request-rows';
import { parseRowValue } from '../../../shared/contracts/request-rows';
import type { RequestStore } from '../../../shared/ports/request-store';

interface Cell {
  readonly row: RequestRow;
  readonly etag: string;
}

export interface FakeRequestStore extends RequestStore {
  /** Every row of every request in key order, outbox included. */
  rows(): readonly RequestRow[];
  /** The effects that are still to happen, oldest first within a partition. */
  waiting(): readonly OutboxEntry[];
  /** Runs a rival once, after the reader read and before its next commit is judged. */
  beforeNextCommit(rival: () => void | Promise<void>): void;
  /** How many transactions were committed. */
  readonly commits: number;
}

const keyOf = (requestId: string, row: RowName): string =>
  `${partitionOf(requestId)} ${rowKeyOf(row)}`;

const outOf = (row: RequestRow): RequestRow => {
  const plain: unknown = JSON.parse(JSON.stringify(row.value));
  return { kind: row.kind, value: parseRowValue(row.kind, plain) } as RequestRow;
};

/** Rows in memory under the adapter's own keys, with its conditions, its parsing and its ETags. */
export function makeFakeRequestStore(): FakeRequestStore {
  const cells = new Map<string, Cell>();
  let version = 0;
  let commits = 0;
  let rival: (() => void | Promise<void>) | undefined;

  const sorted = (): (readonly [string, Cell])[] =>
    [...cells].toSorted(([left], [right]) => (left < right ? -1 : 1));

  const holds = (requestId: string, write: RowWrite): boolean => {
    const cell = cells.get(keyOf(requestId, write.row));
    switch (write.kind) {
      case 'insert':
        return cell === undefined;
      case 'put':
        return true;
      case 'replace':
        return cell?.etag === write.etag;
      case 'delete':
        return cell !== undefined && (write.etag === undefined || cell.etag === write.etag);
    }
  };

  const apply = (requestId: string, write: RowWrite): void => {
    const key = keyOf(requestId, write.row);
    if (write.kind === 'delete') {
      cells.delete(key);
      return;
    }
    version += 1;
    cells.set(key, { row: outOf(write.row), etag: `W/"${String(version)}"` });
  };

  const outbox = (): OutboxEntry[] =>
    sorted().flatMap(([, { row }]) => (row.kind === 'outbox' ? [row.value] : []));

  return {
    get commits() {
      return commits;
    },
    rows: () => sorted().map(([, { row }]) => row),
    waiting: outbox,
    beforeNextCommit(next) {
      rival = next;
    },
    load: (requestId) => {
      const prefix = `${partitionOf(requestId)} ${requestId}|`;
      const found = sorted().filter(([key]) => key.startsWith(prefix));
      return Promise.resolve(grouped(found.map(([, cell]) => cell)));
    },
    async commit(requestId, writes) {
      const before = rival;
      rival = undefined;
      await before?.();
      const keys = new Set(writes.map((write) => keyOf(requestId, write.row)));
      if (keys.size !== writes.length) throw new AppError('tables.row-written-twice');
      if (writes.length > 100) throw new AppError('tables.too-many-writes');
      if (!writes.every((write) => holds(requestId, write))) return { kind: 'conflict' };
      for (const write of writes) apply(requestId, write);
      commits += 1;
      return { kind: 'committed' };
    },
    outbox: (before) => Promise.resolve(outbox().filter(({ key }) => key < before.toISOString())),
    removeFromOutbox: (value) => {
      cells.delete(keyOf(value.requestId, { kind: 'outbox', value }));
      return Promise.resolve();
    },
  };
}

function grouped(cells: readonly Cell[]): RequestRows | undefined {
  const all = <Kind extends RowKind>(kind: Kind): Stored<RowValue<Kind>>[] =>
    cells
      .filter(({ row }) => row.kind === kind)
      .map(({ row, etag }) => ({ value: row.value as RowValue<Kind>, etag }));
  const [request] = all('request');
  if (request === undefined) return undefined;
  return {
    request,
    submissions: all('submission'),
    stages: all('stage'),
    approvers: all('approver'),
    decisions: all('decision'),
    mails: all('mail'),
    invitation: all('invitation')[0],
    resources: all('resource'),
    assignment: all('assignment')[0],
    audit: all('audit'),
  };
}
