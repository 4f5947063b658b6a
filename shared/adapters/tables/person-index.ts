import { z } from 'zod';
import type { PersonIndex } from '../../ports/person-index';
import { parseText } from './parse-text';
import type { Table } from './table';
import { encodeKey, quoted } from './table-key';

/** An entry of this index, or a reservation. */
const entrySchema = z.object({
  requestId: z.string(),
  addedAt: z.string().optional(),
  reservedAt: z.string().optional(),
});
type Entry = z.infer<typeof entrySchema>;

const pageSize = 500;

const timeOf = ({ addedAt, reservedAt }: Entry): string => addedAt ?? reservedAt ?? '';

const partitionOf = (personKey: string): string => `p${personKey.slice(0, 2)}`;

const keysOf = (personKey: string, requestId: string) => ({
  partitionKey: partitionOf(personKey),
  rowKey: `${personKey}|@${encodeKey(requestId)}`,
});

/** Keys of one person from `from` up to `to`; `}` is the character after `|`. */
function rangeOf(personKey: string, from: string, to?: string): string {
  return [
    `PartitionKey eq ${quoted(partitionOf(personKey))}`,
    `RowKey ge ${quoted(`${personKey}|${from}`)}`,
    `RowKey lt ${quoted(to === undefined ? `${personKey}}` : `${personKey}|${to}`)}`,
  ].join(' and ');
}

/**
 * Entries lie among the reservations, RK `<person>|@<request id>`, so that one range has everything of a
 * person: an access package's id never begins with `@`.
 */
export function makePersonIndex(reservations: Table, now: () => Date): PersonIndex {
  const pagesOf = async function* (filter: string): AsyncGenerator<readonly Entry[]> {
    for await (const page of reservations.pages(filter, pageSize)) {
      yield page.map(({ text }) => parseText(entrySchema, text));
    }
  };

  return {
    async add(personKey, requestId) {
      const entry: Entry = { requestId, addedAt: now().toISOString() };
      const row = { ...keysOf(personKey, requestId), text: JSON.stringify(entry) };
      await reservations.write([{ kind: 'put', row }]);
    },
    async remove(personKey, requestId) {
      await reservations.write([{ kind: 'delete', row: keysOf(personKey, requestId) }]);
    },
    async requestsOf(personKey, limit) {
      let newest: readonly Entry[] = [];
      for await (const page of pagesOf(rangeOf(personKey, ''))) {
        newest = newestOf([...newest, ...page], limit);
      }
      return newest.map(({ requestId }) => requestId);
    },
    async *allRequestsOf(personKey) {
      const reserved = new Set<string>();
      // Reservations first: one that a later request takes over meanwhile has an entry by then. `A` is the character after `@`.
      for (const filter of [rangeOf(personKey, '', '@'), rangeOf(personKey, 'A')]) {
        for await (const page of pagesOf(filter)) {
          for (const { requestId } of page) reserved.add(requestId);
        }
      }
      yield* reserved;
      for await (const page of pagesOf(rangeOf(personKey, '@', 'A'))) {
        for (const { requestId } of page) if (!reserved.has(requestId)) yield requestId;
      }
    },
  };
}

/** Each request once, as it was added or reserved last. */
function newestOf(entries: readonly Entry[], limit: number): readonly Entry[] {
  const byRequest = new Map<string, Entry>();
  const newestFirst = entries.toSorted((left, right) => (timeOf(left) > timeOf(right) ? -1 : 1));
  for (const entry of newestFirst) {
    if (!byRequest.has(entry.requestId)) byRequest.set(entry.requestId, entry);
  }
  return [...byRequest.values()].slice(0, limit);
}
