import { z } from 'zod';
import type { PersonIndex } from '../../ports/person-index';
import { parseText } from './parse-text';
import type { Table } from './table';
import { encodeKey, quoted } from './table-key';

const entrySchema = z.object({ requestId: z.string() });

const partitionOf = (personKey: string): string => `p${personKey.slice(0, 2)}`;

const keysOf = (personKey: string, requestId: string) => ({
  partitionKey: partitionOf(personKey),
  rowKey: `${personKey}|@${encodeKey(requestId)}`,
});

/**
 * Entries lie among the reservations, RK `<person>|@<request id>`, so that one range has everything of a
 * person: an access package's id never begins with `@`.
 */
export function makePersonIndex(reservations: Table): PersonIndex {
  return {
    async add(personKey, requestId) {
      const row = { ...keysOf(personKey, requestId), text: JSON.stringify({ requestId }) };
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
      const rows = await reservations.query(filter, limit);
      return [...new Set(rows.map(({ text }) => parseText(entrySchema, text).requestId))];
    },
  };
}
