import type { OpenRequests } from '../../ports/open-requests';
import type { Table } from './table';
import { encodeKey, quoted } from './table-key';

/** Whether a request is there and not at its end. */
export type IsOpen = (requestId: string) => Promise<boolean>;

const keys = (organizationId: string, requestId: string) => ({
  partitionKey: encodeKey(organizationId),
  rowKey: encodeKey(requestId),
});

/** The table `openRequests`: PK organization, RK request id. */
export function makeOpenRequests(table: Table, isOpen: IsOpen): OpenRequests {
  const idsOf = async (organizationId: string): Promise<readonly string[]> => {
    const rows = await table.query(`PartitionKey eq ${quoted(encodeKey(organizationId))}`);
    return rows.map(({ text }) => text);
  };

  return {
    async add(organizationId, requestId) {
      const row = { ...keys(organizationId, requestId), text: requestId };
      await table.write([{ kind: 'put', row }]);
    },
    async remove(organizationId, requestId) {
      await table.write([{ kind: 'delete', row: keys(organizationId, requestId) }]);
    },
    async count(organizationId, enough) {
      const ids = await idsOf(organizationId);
      if (ids.length < enough) return ids.length;
      let open = 0;
      for (const id of ids) {
        if (await isOpen(id)) open += 1;
        else await table.write([{ kind: 'delete', row: keys(organizationId, id) }]);
      }
      return open;
    },
  };
}
