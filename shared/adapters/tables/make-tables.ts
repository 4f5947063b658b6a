import type { DueIndex } from '../../ports/due-index';
import type { IdempotencyRecords } from '../../ports/idempotency-records';
import type { Leases } from '../../ports/leases';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RateLimits } from '../../ports/rate-limits';
import type { RequestStore } from '../../ports/request-store';
import type { Reservations } from '../../ports/reservations';
import { makeDueIndex } from './due-index';
import { makeIdempotencyRecords } from './idempotency-records';
import { makeLeases } from './leases';
import { openTable } from './open-table';
import { makePolicyVersions } from './policy-versions';
import { makeRateLimits } from './rate-limits';
import { makeRequestStore } from './request-store';
import { makeReservations } from './reservations';
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
  readonly reservations: Reservations;
  readonly leases: Leases;
  readonly idempotencyRecords: IdempotencyRecords;
  readonly rateLimits: RateLimits;
  readonly dueIndex: DueIndex;
  readonly policyVersions: PolicyVersions;
  /** Reads one row that need not exist; throws AppError when the tables do not answer. */
  ping(): Promise<void>;
}

/** Everything that Vestibule keeps in Azure Tables. Connects at the first use; makes the tables that are not there. */
export function makeTables({ connection, now, prefix = '' }: TablesSettings): Tables {
  const connect = makeConnectTable(connection);
  const table = (name: string): Table => openTable(connect, `${prefix}${name}`);
  const requests = table(tableNames.requests);
  const reservations = table(tableNames.reservations);
  return {
    requestStore: makeRequestStore(requests),
    reservations: makeReservations(reservations),
    leases: makeLeases(reservations, now),
    idempotencyRecords: makeIdempotencyRecords(table(tableNames.idempotency), now),
    rateLimits: makeRateLimits(table(tableNames.limits), now),
    dueIndex: makeDueIndex(table(tableNames.due)),
    policyVersions: makePolicyVersions(table(tableNames.policyVersions)),
    ping: async () => void (await requests.get('ping', 'ping')),
  };
}
