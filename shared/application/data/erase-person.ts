import { holdsAccess, isInDelivery, isNeeded } from '../../domain/lifecycle/access-state';
import type { Actor } from '../../domain/request/actor';
import { isAtEnd } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { AuditLog } from '../../ports/audit-log';
import type { Clock } from '../../ports/clock';
import type { Orchestrations } from '../../ports/orchestrations';
import type { PersonIndex } from '../../ports/person-index';
import type { RandomIds } from '../../ports/random-ids';
import type { Seals } from '../../ports/seals';
import type { CancelRequest } from '../cancel-request';
import type { ChangeRequest } from '../change-request';
import { byAge } from './by-age';
import { eachRequestOf, type EachRequestOfDeps } from './each-request-of';
import { findPerson, type Person } from './find-person';
import type { ForgetRequest } from './forget-request';
import { ownRequests } from './own-requests';
import { withoutPerson } from './without-person';

export interface ErasePersonDeps extends EachRequestOfDeps {
  readonly people: PersonIndex;
  readonly seals: Pick<Seals, 'personKey'>;
  readonly changeRequest: ChangeRequest;
  readonly cancelRequest: CancelRequest;
  readonly forgetRequest: ForgetRequest;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly ids: RandomIds;
}

export interface Erasure {
  readonly address: string;
  readonly actor: Actor<'operator'>;
  readonly reason: string;
}

export type EraseOutcome =
  | { readonly kind: 'notAnAddress' }
  /** Nothing was erased: these requests still give access, or will; it has to end first. */
  | { readonly kind: 'hasAccess'; readonly references: readonly string[] }
  | {
      readonly kind: 'erased';
      readonly requests: number;
      /** Of the person's own, those that began to give access while the others were erased; it has to end first. */
      readonly kept: readonly string[];
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
    const person = await findPerson(deps.seals, erasure.address);
    if (person === undefined) return { kind: 'notAnAddress' };
    const own = await ownRequests(deps, person.personKey);
    const blocking = own.filter((rows) => isNeeded(rows) || isInDelivery(rows));
    if (blocking.length > 0) {
      return { kind: 'hasAccess', references: blocking.map(referenceOf) };
    }
    const kept: string[] = [];
    for (const rows of own) {
      const { kind } = await eraseRequest(deps, rows, erasure, orchestrations);
      if (kind === 'kept') kept.push(referenceOf(rows));
    }
    const requests = own.length - kept.length;
    return { kind: 'erased', requests, kept, ...(await blotOut(deps, person)) };
  };
}

const referenceOf = ({ request }: RequestRows): string => request.value.reference;

/** Takes a person out of the requests of others that have ended. */
async function blotOut(
  deps: ErasePersonDeps,
  person: Person,
): Promise<{ readonly blotted: number; readonly stillAsked: readonly string[] }> {
  let blotted = 0;
  const open: SignUpRequest[] = [];
  await eachRequestOf(deps, person.personKey, async (rows) => {
    const request = rows.request.value;
    if (request.personKey === person.personKey) return;
    if (isStillAsked(rows)) {
      open.push(request);
      return;
    }
    await blot(deps, request.id, person);
    blotted += 1;
  });
  return { blotted, stillAsked: open.toSorted(byAge).map(({ reference }) => reference) };
}

/** Sponsors are told of the end of an access by the address that stands there, once it has been taken away. */
function isStillAsked(rows: RequestRows): boolean {
  return !isAtEnd(rows.request.value.state) || holdsAccess(rows);
}

async function eraseRequest(
  deps: ErasePersonDeps,
  { request }: RequestRows,
  { actor, reason }: Erasure,
  orchestrations: Orchestrations | undefined,
): ReturnType<ForgetRequest> {
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
  return deps.forgetRequest(
    requestId,
    (rows) => isAtEnd(rows.request.value.state) && !isNeeded(rows),
  );
}

async function blot(
  { changeRequest, people }: ErasePersonDeps,
  requestId: string,
  { address, personKey }: Person,
): Promise<void> {
  await changeRequest(requestId, (rows, draft) => {
    withoutPerson(rows, draft, address);
  });
  await people.remove(personKey, requestId);
}
