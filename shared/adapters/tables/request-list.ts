import { parseRowValue } from '../../contracts/request-rows';
import { AppError } from '../../domain/app-error';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { RequestFilter, RequestList } from '../../ports/request-list';
import { listedKey, requestPartitions } from './request-entity';
import type { StoredRow, Table } from './table';
import { quoted } from './table-key';

const smallestPage = 10;
const largestPage = 500;

function equal(column: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${column} eq ${quoted(value)}`];
}

/** Columns are compared by the service, so that only what fits comes back. */
function filterOf(partitionKey: string, filter: RequestFilter): string {
  const { states, submittedSince, submittedBefore } = filter;
  const anyState = (states ?? []).map((state) => `state eq ${quoted(state)}`).join(' or ');
  // Newer rows have smaller keys, `~` sorts after every id.
  return [
    `PartitionKey eq ${quoted(partitionKey)}`,
    `RowKey gt ${quoted(submittedBefore === undefined ? '!t|' : `${listedKey(submittedBefore)}|~`)}`,
    `RowKey lt ${quoted(submittedSince === undefined ? '!t}' : `${listedKey(submittedSince)}|~`)}`,
    ...equal('accessPackageId', filter.accessPackageId),
    ...equal('organizationId', filter.organizationId),
    ...equal('reference', filter.reference),
    ...(anyState === '' ? [] : [`(${anyState})`]),
  ].join(' and ');
}

/**
 * The rows `!t|<time, counted down>|<id>` of the table `requests`: they lie in the partition of the request that they
 * repeat and are written in its own transactions, at no further request.
 */
export function makeRequestList(table: Table): RequestList {
  return {
    async *newestFirst(filter, expected) {
      const share = Math.ceil((expected / requestPartitions.length) * 2);
      const pageSize = Math.min(Math.max(share, smallestPage), largestPage);
      const sources = requestPartitions.map((key) =>
        rowsOf(table, filterOf(key, filter), pageSize),
      );
      const heads = await Promise.all(sources.map(async (source) => source.next()));
      for (;;) {
        const first = firstOf(heads);
        const source = sources[first];
        const head = heads[first];
        if (source === undefined || head === undefined || head.done === true) return;
        yield requestOf(head.value);
        heads[first] = await source.next();
      }
    },
  };
}

async function* rowsOf(
  table: Table,
  filter: string,
  pageSize: number,
): AsyncGenerator<StoredRow, undefined> {
  for await (const page of table.pages(filter, pageSize)) yield* page;
  return undefined;
}

/** Where the newest row waits; -1 when all are through. */
function firstOf(heads: readonly IteratorResult<StoredRow, undefined>[]): number {
  let first = -1;
  let smallest = '';
  for (const [index, head] of heads.entries()) {
    if (head.done === true || (first !== -1 && head.value.rowKey >= smallest)) continue;
    first = index;
    smallest = head.value.rowKey;
  }
  return first;
}

function requestOf({ text }: StoredRow): SignUpRequest {
  try {
    return parseRowValue('request', JSON.parse(text));
  } catch (cause) {
    throw new AppError('tables.malformed-row', { cause });
  }
}
