import { linkUntil } from '../../domain/approval/link-life';
import { personalMail } from '../../domain/request/mail-order';
import { moveRequest } from '../../domain/request/move-request';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Submission } from '../../domain/request/submission';
import type { Clock } from '../../ports/clock';
import type { DueIndex } from '../../ports/due-index';
import type { OpenRequests } from '../../ports/open-requests';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RandomIds } from '../../ports/random-ids';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { RequestStore } from '../../ports/request-store';
import type { Reservation } from '../../ports/reservations';
import type { RunEffects } from '../effects/run-effects';
import { makeRequestDraft, type RequestDraft } from '../request-draft';
import { indexReference } from './index-reference';
import type { PlacedSignUp, Placement } from './placed-sign-up';

export interface StoreRequestDeps {
  readonly store: RequestStore;
  readonly due: DueIndex;
  readonly openRequests: OpenRequests;
  readonly references: ReferenceIndex;
  readonly runEffects: RunEffects;
  readonly clock: Clock;
  readonly ids: RandomIds;
}

export type StoreRequest = (
  signUp: PlacedSignUp,
  reservation: Reservation,
  quietUntil: string | undefined,
  orchestrations: Orchestrations,
) => Promise<Placement>;

/**
 * Inserts a request under its reservation with what follows from it: the confirmation mail, or with a partner key the
 * orchestration. Index rows come first, so that nothing stored is ever missing from them.
 */
export function makeStoreRequest(deps: StoreRequestDeps): StoreRequest {
  return async (signUp, reservation, quietUntil, orchestrations) => {
    const { requestId } = reservation;
    // Partners look their own requests up; nobody else has a use for the index.
    const reference =
      signUp.partnerId === undefined
        ? reservation.reference
        : await indexReference(deps, reservation.reference, requestId);
    const draft = makeRequestDraft(requestId, deps);
    const request = newRequest(signUp, { ...reservation, reference }, draft.now, quietUntil);
    if (request.dueAt !== undefined) await deps.due.put({ requestId, dueAt: request.dueAt });
    await indexOpenRequest(deps.openRequests, signUp, requestId);
    draft.insert({ kind: 'request', value: request });
    draft.insert({
      kind: 'submission',
      value: newSubmission(signUp, { requestId, number: 1, submittedAt: draft.now }),
    });
    draftArrival(signUp, draft);
    const { kind } = await deps.store.commit(requestId, draft.writes);
    if (kind === 'conflict') return { kind: 'again' };
    await deps.runEffects(draft.effects, orchestrations);
    return { kind: 'placed', answer: { requestId, reference } };
  };
}

export function newSubmission(
  { content, partnerId }: PlacedSignUp,
  row: Pick<Submission, 'requestId' | 'number' | 'submittedAt'>,
): Submission {
  return { ...content, ...row, ...(partnerId === undefined ? {} : { partnerId }) };
}

/** Only confirmed requests count as open ones of an organization. */
export async function indexOpenRequest(
  openRequests: OpenRequests,
  { organization, partnerKeyId }: PlacedSignUp,
  requestId: string,
): Promise<void> {
  if (organization?.limits.openRequests === undefined || partnerKeyId === undefined) return;
  await openRequests.add(organization.id, requestId);
}

function newRequest(
  { accessPackage, organization, address, content, partnerKeyId }: PlacedSignUp,
  { requestId, reference, personKey }: Reservation,
  now: string,
  quietUntil: string | undefined,
): SignUpRequest {
  const verifyUntil = linkUntil(new Date(now));
  const request: SignUpRequest = {
    id: requestId,
    reference,
    accessPackageId: accessPackage.id,
    policyVersion: accessPackage.version,
    state: 'unverified',
    address: address.address,
    personKey,
    ...(organization === undefined ? {} : { organizationId: organization.id }),
    language: content.language,
    submittedAt: now,
    updatedAt: now,
    nextSubmission: 2,
    verifyUntil,
    dueAt: verifyUntil,
    stage: 0,
    restarts: 0,
    issues: {},
    ...(quietUntil === undefined ? {} : { quietUntil }),
  };
  if (partnerKeyId === undefined) return request;
  // The partner vouches for the address.
  const changes = { submission: 1, partnerKeyId, confirmedAt: now, dueAt: now };
  return moveRequest(request, { event: 'confirm', at: now, changes });
}

function draftArrival({ partnerKeyId }: PlacedSignUp, draft: RequestDraft): void {
  if (partnerKeyId === undefined) {
    draft.audit('request.submitted', 'requestor', 'form');
    draft.effect({ kind: 'mails', orders: [personalMail('verify-address', 'requestor')] });
    return;
  }
  draft.audit('request.submitted', `partner:${partnerKeyId}`, 'api');
  draftStart(draft);
}

/** The address counts as proved: the orchestration begins and the requestor hears that the request is under way. */
export function draftStart(draft: RequestDraft): void {
  draft.effect({ kind: 'start' });
  draft.effect({ kind: 'mails', orders: [personalMail('request-received', 'requestor')] });
}
