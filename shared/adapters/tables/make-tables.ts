import { isAtEnd } from '../../domain/request/request-state';
import type { AuditLog } from '../../ports/audit-log';
import type { DueIndex } from '../../ports/due-index';
import type { ExpiredRows } from '../../ports/expired-rows';
import type { IdempotencyRecords } from '../../ports/idempotency-records';
import type { Leases } from '../../ports/leases';
import type { OpenRequests } from '../../ports/open-requests';
import type { PersonIndex } from '../../ports/person-index';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RateLimits } from '../../ports/rate-limits';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { RequestList } from '../../ports/request-list';
import type { RequestStore } from '../../ports/request-store';
import type { Reservations } from '../../ports/reservations';
import type { Switches } from '../../ports/switches';
import { makeAuditLog } from './audit-log';
import { makeDueIndex } from './due-index';
import { makeExpiredRows } from './expired-rows';
import { makeIdempotencyRecords } from './idempotency-records';
import { makeLeases } from './leases';
import { makeOpenRequests } from './open-requests';
import { openTable } from './open-table';
import { makePersonIndex } from './person-index';
import { makePolicyVersions } from './policy-versions';
import { makeRateLimits } from './rate-limits';
import { makeReferenceIndex } from './reference-index';
import { makeRequestList } from './request-list';
import { makeRequestStore } from './request-store';
import { makeReservations } from './reservations';
import { makeSwitches } from './switches';
import type { Table } from './table';
import { makeConnectTable, type TablesConnection } from './table-connection';
import { tableNames } from './table-names';

export interface TablesSettings {
  readonly connection: TablesConnection;
  readonly now: () => Date;
  /** Put before every table's name, for tests that share one account; letters and digits. */
  readonly prefix?: string;
}

export interface Tables {
  readonly requestStore: RequestStore;
  readonly requestList: RequestList;
  readonly reservations: Reservations;
  readonly leases: Leases;
  readonly idempotencyRecords: IdempotencyRecords;
  readonly rateLimits: RateLimits;
  readonly dueIndex: DueIndex;
  readonly openRequests: OpenRequests;
  readonly people: PersonIndex;
  readonly references: ReferenceIndex;
  readonly policyVersions: PolicyVersions;
  readonly auditLog: AuditLog;
  readonly expiredRows: ExpiredRows;
  readonly switches: Switches;
  /** Reads one row that need not exist; throws AppError when the tables do not answer. */
  ping(): Promise<void>;
}

/** Everything that Vestibule keeps in Azure Tables. Connects at the first use; makes the tables that are not there. */
export function makeTables({ connection, now, prefix = '' }: TablesSettings): Tables {
  const connect = makeConnectTable(connection);
  const table = (name: string): Table => openTable(connect, `${prefix}${name}`);
  const requests = table(tableNames.requests);
  const reservations = table(tableNames.reservations);
  const idempotency = table(tableNames.idempotency);
  const limits = table(tableNames.limits);
  const requestStore = makeRequestStore(requests);
  const isOpen = async (requestId: string): Promise<boolean> => {
    const rows = await requestStore.load(requestId);
    return rows !== undefined && !isAtEnd(rows.request.value.state);
  };
  return {
    requestStore,
    requestList: makeRequestList(requests),
    reservations: makeReservations(reservations),
    leases: makeLeases(reservations, now),
    idempotencyRecords: makeIdempotencyRecords(idempotency, now),
    rateLimits: makeRateLimits(limits, now),
    dueIndex: makeDueIndex(table(tableNames.due)),
    openRequests: makeOpenRequests(table(tableNames.openRequests), isOpen),
    people: makePersonIndex(reservations, now),
    references: makeReferenceIndex(reservations),
    policyVersions: makePolicyVersions(table(tableNames.policyVersions), now),
    auditLog: makeAuditLog(table(tableNames.audit)),
    expiredRows: makeExpiredRows({ limits, idempotency, leases: reservations }),
    switches: makeSwitches(table(tableNames.switches)),
    ping: async () => void (await requests.get('ping', 'ping')),
  };
}
