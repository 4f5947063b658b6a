import type { RequestRow, RequestRows, RowWrite } from './request-rows';

/** What a request has entries in the due index for: itself, and the access that it led to. */
const dueKinds = ['request', 'assignment'] as const;

/** When the rows of a request say that it is to be looked at (ISO instants). */
export function dueTimes(rows: RequestRows): readonly string[] {
  return dueKinds.map((kind) => rows[kind]?.value.dueAt).filter((dueAt) => dueAt !== undefined);
}

/** The same once a step has been written. */
export function dueTimesAfter(rows: RequestRows, writes: readonly RowWrite[]): readonly string[] {
  return dueKinds
    .map((kind) => {
      const write = writes.find(({ row }) => row.kind === kind);
      if (write === undefined) return rows[kind]?.value.dueAt;
      return write.kind === 'delete' ? undefined : dueAtOf(write.row);
    })
    .filter((dueAt) => dueAt !== undefined);
}

function dueAtOf(row: RequestRow): string | undefined {
  return row.kind === 'request' || row.kind === 'assignment' ? row.value.dueAt : undefined;
}
