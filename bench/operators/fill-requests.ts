import { makeRandomIds } from '../../shared/adapters/crypto/random-ids';
import { openTable } from '../../shared/adapters/tables/open-table';
import { makeRequestStore } from '../../shared/adapters/tables/request-store';
import type { Change, Table } from '../../shared/adapters/tables/table';
import { makeConnectTable } from '../../shared/adapters/tables/table-connection';
import { tableNames } from '../../shared/adapters/tables/table-names';
import { requestStates } from '../../shared/domain/request/request-state';
import type { SignUpRequest } from '../../shared/domain/request/sign-up-request';

const ids = makeRandomIds();
const mostChanges = 100;
const minuteMs = 60_000;

function aRequest(number: number, now: number): SignUpRequest {
  const submittedAt = new Date(now - number * minuteMs).toISOString();
  return {
    id: ids.requestId(),
    reference: ids.reference(),
    accessPackageId: number % 3 === 0 ? 'community' : 'project-x',
    policyVersion: 'f'.repeat(32),
    state: requestStates[number % requestStates.length] ?? 'delivered',
    address: `person${String(number)}@contoso.example`,
    personKey: ids.requestId(),
    organizationId: 'contoso',
    language: 'en',
    submittedAt,
    updatedAt: submittedAt,
    nextSubmission: 2,
    verifyUntil: submittedAt,
    stage: 1,
    restarts: 0,
    issues: {},
  };
}

/** A table that keeps what it is told to write instead of writing it. */
function collector(changes: Change[]): Table {
  return {
    get: () => Promise.resolve(undefined),
    query: () => Promise.resolve([]),
    async *pages() {
      yield await Promise.resolve([]);
    },
    write(more) {
      changes.push(...more);
      return Promise.resolve({ kind: 'written', etag: undefined });
    },
  };
}

/** Requests a minute apart, as the app would have stored them, but a hundred rows at a time. */
export async function fillRequests(
  connectionString: string,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const connect = makeConnectTable({ kind: 'connectionString', value: connectionString });
  const table = openTable(connect, tableNames.requests);
  const waiting = new Map<string, Change[]>();
  const now = Date.now();
  for (let number = 0; number < count; number += 1) {
    const changes: Change[] = [];
    const value = aRequest(number, now);
    const row = { kind: 'request', value } as const;
    await makeRequestStore(collector(changes)).commit(value.id, [{ kind: 'insert', row }]);
    const partition = changes[0]?.row.partitionKey ?? '';
    const before = waiting.get(partition) ?? [];
    before.push(...changes);
    waiting.set(partition, before);
    if (before.length >= mostChanges) await table.write(before.splice(0));
    if (number % 10_000 === 0 && number > 0) say(`${String(number)} requests are there`);
  }
  for (const changes of waiting.values()) if (changes.length > 0) await table.write(changes);
}
