import { AppError } from '../../domain/app-error';
import { dueTimes } from '../../domain/request/due-times';
import type { RequestRows } from '../../domain/request/request-rows';
import type { AuditLog } from '../../ports/audit-log';
import type { DueIndex } from '../../ports/due-index';
import type { OpenRequests } from '../../ports/open-requests';
import type { PersonIndex } from '../../ports/person-index';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { RequestStore } from '../../ports/request-store';
import type { Reservations } from '../../ports/reservations';
import type { Seals } from '../../ports/seals';
import { deletionsOf } from './deletions-of';
import { auditRecords } from './audit-records';

export interface ForgetRequestDeps {
  readonly store: RequestStore;
  readonly auditLog: AuditLog;
  readonly reservations: Reservations;
  readonly people: PersonIndex;
  readonly references: ReferenceIndex;
  readonly openRequests: OpenRequests;
  readonly due: DueIndex;
  readonly seals: Pick<Seals, 'personKey'>;
}

/**
 * Deletes everything that is held of a request but its pseudonymous audit entries, which are kept first. The request row
 * goes last: what a crash leaves is found and finished by the next call. Succeeds when it is gone already.
 * @param isWanted asked with the rows as they are now; false keeps them
 */
export type ForgetRequest = (
  requestId: string,
  isWanted: (rows: RequestRows) => boolean,
) => Promise<{ readonly kind: 'forgotten' | 'kept' }>;

// The list by age repeats the request row: one more write than there are rows.
const mostDeletions = 98;
const rounds = 24;

export function makeForgetRequest(deps: ForgetRequestDeps): ForgetRequest {
  return async (requestId, isWanted) => {
    for (let round = 0; round < rounds; round += 1) {
      const rows = await deps.store.load(requestId);
      if (rows === undefined) return { kind: 'forgotten' };
      if (!isWanted(rows)) return { kind: 'kept' };
      await deps.auditLog.append(auditRecords(rows));
      await removeIndexes(deps, rows);
      const deletions = deletionsOf(rows);
      const { kind } = await deps.store.commit(requestId, deletions.slice(0, mostDeletions));
      if (kind === 'committed' && deletions.length <= mostDeletions) return { kind: 'forgotten' };
    }
    throw new AppError('request.contended', { retryable: true });
  };
}

async function removeIndexes(deps: ForgetRequestDeps, rows: RequestRows): Promise<void> {
  const { id, personKey, accessPackageId, reference, organizationId, submittedAt } =
    rows.request.value;
  const keys = await personKeysOf(deps.seals, rows);
  const reservedAt = submittedAt;
  await Promise.all([
    deps.reservations.release({ personKey, accessPackageId, reference, requestId: id, reservedAt }),
    deps.references.remove(reference, id),
    ...[...keys].map(async (key) => deps.people.remove(key, id)),
    ...(organizationId === undefined ? [] : [deps.openRequests.remove(organizationId, id)]),
    ...dueTimes(rows).map(async (dueAt) => deps.due.remove({ requestId: id, dueAt })),
  ]);
}

/** Everybody whom the request can be found by: who asked, who was asked, who answers for the guest. */
async function personKeysOf(
  seals: Pick<Seals, 'personKey'>,
  { request, approvers, assignment }: RequestRows,
): Promise<ReadonlySet<string>> {
  const addresses = [
    ...approvers.map(({ value }) => value.address),
    ...(assignment?.value.sponsors ?? []).map(({ address }) => address),
  ];
  const keys = await Promise.all(addresses.map(async (address) => seals.personKey(address)));
  return new Set([request.value.personKey, ...keys]);
}
