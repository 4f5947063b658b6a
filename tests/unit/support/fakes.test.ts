import { auditArchiveContract } from '../../support/contracts/audit-archive.contract';
import { auditLogContract } from '../../support/contracts/audit-log.contract';
import { dueIndexContract } from '../../support/contracts/due-index.contract';
import { expiredRowsContract } from '../../support/contracts/expired-rows.contract';
import { idempotencyRecordsContract } from '../../support/contracts/idempotency-records.contract';
import { leasesContract } from '../../support/contracts/leases.contract';
import { openRequestsContract } from '../../support/contracts/open-requests.contract';
import { orchestrationsContract } from '../../support/contracts/orchestrations.contract';
import { personIndexContract } from '../../support/contracts/person-index.contract';
import { policyVersionsContract } from '../../support/contracts/policy-versions.contract';
import { randomIdsContract } from '../../support/contracts/random-ids.contract';
import { rateLimitsContract } from '../../support/contracts/rate-limits.contract';
import { requestStoreContract } from '../../support/contracts/request-store.contract';
import { reservationsContract } from '../../support/contracts/reservations.contract';
import { stepLogContract } from '../../support/contracts/step-log.contract';
import { makeFakeAuditArchive } from '../../support/fakes/fake-audit-archive';
import { makeFakeAuditLog } from '../../support/fakes/fake-audit-log';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { makeFakeDueIndex } from '../../support/fakes/fake-due-index';
import { makeFakeExpiredRows } from '../../support/fakes/fake-expired-rows';
import { makeFakeIdempotencyRecords } from '../../support/fakes/fake-idempotency-records';
import { makeFakeLeases } from '../../support/fakes/fake-leases';
import { makeFakeOpenRequests } from '../../support/fakes/fake-open-requests';
import { makeFakeOrchestrations } from '../../support/fakes/fake-orchestrations';
import { makeFakePersonIndex } from '../../support/fakes/fake-person-index';
import {
  makeFakePolicyVersions,
  type FakePolicyVersions,
} from '../../support/fakes/fake-policy-versions';
import { makeFakeRandomIds } from '../../support/fakes/fake-random-ids';
import { makeFakeRateLimits } from '../../support/fakes/fake-rate-limits';
import { makeFakeRequestStore } from '../../support/fakes/fake-request-store';
import { makeFakeReservations } from '../../support/fakes/fake-reservations';
import { makeFakeStepLog } from '../../support/fakes/fake-step-log';

describe('makeFakeRequestStore', () => {
  requestStoreContract(makeFakeRequestStore);
});

describe('makeFakeReservations', () => {
  reservationsContract(makeFakeReservations);
});

describe('makeFakeLeases', () => {
  leasesContract(makeFakeLeases);
});

describe('makeFakeIdempotencyRecords', () => {
  idempotencyRecordsContract(makeFakeIdempotencyRecords);
});

describe('makeFakeRateLimits', () => {
  rateLimitsContract(makeFakeRateLimits);
});

describe('makeFakeDueIndex', () => {
  dueIndexContract(makeFakeDueIndex);
});

describe('makeFakePolicyVersions', () => {
  let versions: FakePolicyVersions | undefined;
  policyVersionsContract((clock) => (versions ??= makeFakePolicyVersions(clock)));
});

describe('makeFakeOpenRequests', () => {
  openRequestsContract(makeFakeOpenRequests);
});

describe('makeFakeOrchestrations', () => {
  const clock = makeFakeClock();
  const world = {
    orchestrations: makeFakeOrchestrations(clock),
    now: () => Promise.resolve(clock.now()),
    settle: () => Promise.resolve(),
  };
  orchestrationsContract(() => world);
});

describe('makeFakePersonIndex', () => {
  personIndexContract((clock) => {
    const reservations = makeFakeReservations();
    return { reservations, people: makeFakePersonIndex(reservations, clock) };
  });
});

describe('makeFakeAuditLog', () => {
  auditLogContract(makeFakeAuditLog);
});

describe('makeFakeAuditArchive', () => {
  auditArchiveContract(makeFakeAuditArchive);
});

describe('makeFakeExpiredRows', () => {
  expiredRowsContract(() => {
    const expiredRows = makeFakeExpiredRows();
    return {
      expiredRows,
      leave: async (count, until) => Promise.resolve(expiredRows.leave(count, until)),
    };
  });
});

describe('makeFakeRandomIds', () => {
  randomIdsContract(makeFakeRandomIds);
});

describe('makeFakeStepLog', () => {
  stepLogContract(() => {
    const log = makeFakeStepLog();
    const lines = () =>
      log.lines.map(({ cause, ...line }) => ({ ...line, hasCause: cause !== undefined }));
    return { log, lines };
  });
});
