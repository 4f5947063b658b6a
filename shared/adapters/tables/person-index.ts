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

// About a thousand come with one request.
const mostEntries = 5000;

const timeOf = ({ addedAt, reservedAt }: Entry): string => addedAt ?? reservedAt ?? '';

const partitionOf = (personKey: string): string => `p${personKey.slice(0, 2)}`;

const keysOf = (personKey: string, requestId: string) => ({
  partitionKey: partitionOf(personKey),
  rowKey: `${personKey}|@${encodeKey(requestId)}`,
});

/**
 * Entries lie among the reservations, RK `<person>|@<request id>`, so that one range has everything of a
 * person: an access package's id never begins with `@`.
 */
export function makePersonIndex(reservations: Table, now: () => Date): PersonIndex {
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
      const filter = [
        `PartitionKey eq ${quoted(partitionOf(personKey))}`,
        `RowKey ge ${quoted(`${personKey}|`)}`,
        `RowKey lt ${quoted(`${personKey}}`)}`,
      ].join(' and ');
      const rows = await reservations.query(filter, mostEntries);
      const newestFirst = rows
        .map(({ text }) => parseText(entrySchema, text))
        .toSorted((left, right) => (timeOf(left) > timeOf(right) ? -1 : 1));
      return [...new Set(newestFirst.map(({ requestId }) => requestId))].slice(0, limit);
    },
  };
}
