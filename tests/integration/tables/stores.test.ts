import { makeTables, type Tables } from '../../../shared/adapters/tables/make-tables';
import { makeOpenRequests } from '../../../shared/adapters/tables/open-requests';
import { openTable } from '../../../shared/adapters/tables/open-table';
import { makeConnectTable } from '../../../shared/adapters/tables/table-connection';
import type { Clock } from '../../../shared/ports/clock';
import { dueIndexContract } from '../../support/contracts/due-index.contract';
import { idempotencyRecordsContract } from '../../support/contracts/idempotency-records.contract';
import { leasesContract } from '../../support/contracts/leases.contract';
import { openRequestsContract } from '../../support/contracts/open-requests.contract';
import { personIndexContract } from '../../support/contracts/person-index.contract';
import { policyVersionsContract } from '../../support/contracts/policy-versions.contract';
import { rateLimitsContract } from '../../support/contracts/rate-limits.contract';
import { requestStoreContract } from '../../support/contracts/request-store.contract';
import { reservationsContract } from '../../support/contracts/reservations.contract';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { accessPackageData } from '../../support/policies';
import { testTables } from '../../support/tables';

function tables(clock: Clock = makeFakeClock(), prefix = testTables().prefix): Tables {
  const connection = { kind: 'connectionString', value: testTables().connectionString } as const;
  return makeTables({ connection, now: () => clock.now(), prefix });
}

describe('makeRequestStore', () => {
  requestStoreContract(() => tables().requestStore);
});

describe('makeReservations', () => {
  reservationsContract(() => tables().reservations);
});

describe('makeLeases', () => {
  leasesContract((clock) => tables(clock).leases);
});

describe('makeIdempotencyRecords', () => {
  idempotencyRecordsContract((clock) => tables(clock).idempotencyRecords);
});

describe('makeRateLimits', () => {
  rateLimitsContract((clock) => tables(clock).rateLimits);

  it('counts together with other instances', async () => {
    const clock = makeFakeClock();
    const { prefix } = testTables();
    const instances = [1, 2, 3].map(() => tables(clock, prefix).rateLimits);

    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) =>
        instances[index % instances.length]?.take('shared', 600, 5),
      ),
    );

    expect(answers.filter((answer) => answer?.kind === 'allowed')).toHaveLength(5);
  });
});

describe('makeDueIndex', () => {
  dueIndexContract(() => tables().dueIndex);
});

describe('makePolicyVersions', () => {
  const shared = testTables().prefix;
  policyVersionsContract((clock) => tables(clock, shared).policyVersions);

  it('reads what another instance kept', async () => {
    const { prefix } = testTables();
    const clock = makeFakeClock();

    await tables(clock, prefix).policyVersions.keep('v', JSON.stringify(accessPackageData()));

    expect((await tables(clock, prefix).policyVersions.load('v'))?.id).toBe('project-x');
  });
});

describe('makeOpenRequests', () => {
  openRequestsContract((isOpen) => {
    const { connectionString: value, prefix } = testTables();
    const connect = makeConnectTable({ kind: 'connectionString', value });
    return makeOpenRequests(openTable(connect, `${prefix}open`), isOpen);
  });
});

describe('makePersonIndex', () => {
  personIndexContract((clock) => tables(clock));
});

describe('makeTables', () => {
  it('answers a ping', async () => {
    await expect(tables().ping()).resolves.toBeUndefined();
  });
});
