import { isAtEnd } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { AuditLog } from '../../ports/audit-log';
import type { Clock } from '../../ports/clock';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RandomIds } from '../../ports/random-ids';
import type { CancelRequest } from '../cancel-request';
import type { ChangeRequest } from '../change-request';
import { isInDelivery } from '../lifecycle/other-requests';
import type { ForgetRequest } from './forget-request';
import { personRequests, type PersonRequests, type PersonRequestsDeps } from './person-requests';
import { isNeeded } from './sweep-retention';
import { withoutPerson } from './without-person';

export interface ErasePersonDeps extends PersonRequestsDeps {
  readonly changeRequest: ChangeRequest;
  readonly cancelRequest: CancelRequest;
  readonly forgetRequest: ForgetRequest;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly ids: RandomIds;
}

export interface Erasure {
  readonly address: string;
  /** `operator:<name>` */
  readonly actor: string;
  readonly reason: string;
}

export type EraseOutcome =
  | { readonly kind: 'notAnAddress' }
  /** Nothing was erased: these requests still give access, or will; it has to end first. */
  | { readonly kind: 'hasAccess'; readonly references: readonly string[] }
  | {
      readonly kind: 'erased';
      readonly requests: number;
      /** Requests of others in which the person's name and address were blotted out. */
      readonly blotted: number;
      /** Requests of others that the person is still asked about: these keep the address until they end. */
      readonly stillAsked: readonly string[];
    };

/**
 * Removes a person: their requests with everything in them, and their traces as approver or sponsor in the requests of
 * others. Open requests are canceled first. Pseudonymous audit entries stay. Run again after a crash, it goes on.
 */
export type ErasePerson = (
  erasure: Erasure,
  orchestrations?: Orchestrations,
) => Promise<EraseOutcome>;

export function makeErasePerson(deps: ErasePersonDeps): ErasePerson {
  return async (erasure, orchestrations) => {
    const person = await personRequests(deps, erasure.address);
    if (person === undefined) return { kind: 'notAnAddress' };
    const blocking = person.own.filter((rows) => isNeeded(rows) || isInDelivery(rows));
    if (blocking.length > 0) return { kind: 'hasAccess', references: blocking.map(referenceOf) };
    for (const rows of person.own) await eraseRequest(deps, rows, erasure, orchestrations);
    const open = person.others.filter(isStillAsked);
    const ended = person.others.filter((rows) => !isStillAsked(rows));
    for (const rows of ended) await blot(deps, rows, person);
    return {
      kind: 'erased',
      requests: person.own.length,
      blotted: ended.length,
      stillAsked: open.map(referenceOf),
    };
  };
}

const referenceOf = ({ request }: RequestRows): string => request.value.reference;

function isStillAsked(rows: RequestRows): boolean {
  return !isAtEnd(rows.request.value.state) || rows.assignment?.value.state === 'active';
}

async function eraseRequest(
  deps: ErasePersonDeps,
  { request }: RequestRows,
  { actor, reason }: Erasure,
  orchestrations: Orchestrations | undefined,
): Promise<void> {
  const requestId = request.value.id;
  if (!isAtEnd(request.value.state)) {
    await deps.cancelRequest(
      { requestId, actor, by: 'command', cause: 'person.erased' },
      orchestrations,
    );
  }
  await deps.changeRequest(requestId, (_rows, draft) => {
    draft.audit('person.erased', actor, 'command', { reason });
  });
  await deps.forgetRequest(
    requestId,
    (rows) => isAtEnd(rows.request.value.state) && !isNeeded(rows),
  );
}

async function blot(
  { changeRequest, people }: ErasePersonDeps,
  { request }: RequestRows,
  { address, personKey }: PersonRequests,
): Promise<void> {
  await changeRequest(request.value.id, (rows, draft) => {
    withoutPerson(rows, draft, address);
  });
  await people.remove(personKey, request.value.id);
}
