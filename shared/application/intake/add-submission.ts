import { linkUntil } from '../../domain/approval/link-life';
import { furtherIssues, personalMail } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { waitingSubmissions, type Submission } from '../../domain/request/submission';
import type { DueIndex } from '../../ports/due-index';
import type { OpenRequests } from '../../ports/open-requests';
import type { Orchestrations } from '../../ports/orchestrations';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';
import type { PlacedSignUp, Placement } from './placed-sign-up';
import { draftStart, indexOpenRequest, newSubmission } from './store-request';

export interface AddSubmissionDeps {
  readonly changeRequest: ChangeRequest;
  readonly due: DueIndex;
  readonly openRequests: OpenRequests;
  readonly references: ReferenceIndex;
}

/** Somebody asks for what they have asked for already: the answer is the first request's reference, whatever follows. */
export type AddSubmission = (
  signUp: PlacedSignUp,
  rows: RequestRows,
  orchestrations: Orchestrations,
) => Promise<Placement>;

/**
 * While the address is unproved, what was posted waits beside the others, at most five of them, and the mail goes out
 * again; with a partner key it becomes the request. From then on a further post changes nothing, at the same cost, so that
 * nobody can tell from the answer or its time.
 */
export function makeAddSubmission(deps: AddSubmissionDeps): AddSubmission {
  return async (signUp, { request }, orchestrations) => {
    const { id: requestId, reference } = request.value;
    await indexOpenRequest(deps.openRequests, signUp, requestId);
    // It may have been nobody's before. Should another request have its reference, the partner gets no view of this one.
    if (signUp.partnerId !== undefined) await deps.references.put(reference, requestId);
    const result = await deps.changeRequest(
      requestId,
      async (rows, draft) => {
        if (rows.request.value.state !== 'unverified') await draftAskedAgain(deps, rows, draft);
        else if (signUp.partnerKeyId === undefined) draftWaiting(signUp, rows, draft);
        else draftBecoming({ ...signUp, partnerKeyId: signUp.partnerKeyId }, rows, draft);
      },
      orchestrations,
    );
    return result.kind === 'missing'
      ? { kind: 'again' }
      : { kind: 'placed', answer: { requestId, reference } };
  };
}

function submissionRow(signUp: PlacedSignUp, rows: RequestRows, submittedAt: string): Submission {
  const { id: requestId, nextSubmission: number } = rows.request.value;
  return newSubmission(signUp, { requestId, number, submittedAt });
}

function draftWaiting(signUp: PlacedSignUp, rows: RequestRows, draft: RequestDraft): void {
  const { nextSubmission } = rows.request.value;
  const verifyUntil = linkUntil(new Date(draft.now));
  const order = personalMail('verify-address', 'requestor');
  const { orders, issues } = furtherIssues([order], rows.request.value.issues);
  draft.insert({ kind: 'submission', value: submissionRow(signUp, rows, draft.now) });
  const surplus = rows.submissions.length + 1 - waitingSubmissions;
  for (const { value, etag } of rows.submissions.slice(0, Math.max(0, surplus))) {
    draft.remove({ kind: 'submission', value }, etag);
  }
  draft.update(rows.request, {
    nextSubmission: nextSubmission + 1,
    verifyUntil,
    dueAt: verifyUntil,
    issues,
  });
  auditRepeat(rows, draft, 'request.submitted-again');
  draft.effect({ kind: 'mails', orders });
}

/** The partner vouches for the address, and for this content alone. */
function draftBecoming(
  signUp: PlacedSignUp & { readonly partnerKeyId: string },
  rows: RequestRows,
  draft: RequestDraft,
): void {
  const submission = submissionRow(signUp, rows, draft.now);
  for (const { value, etag } of rows.submissions) draft.remove({ kind: 'submission', value }, etag);
  draft.insert({ kind: 'submission', value: submission });
  const { organization, accessPackage, content, partnerKeyId } = signUp;
  draft.move(rows.request, 'confirm', {
    policyVersion: accessPackage.version,
    submission: submission.number,
    nextSubmission: submission.number + 1,
    partnerKeyId,
    ...(organization === undefined ? {} : { organizationId: organization.id }),
    language: content.language,
    confirmedAt: draft.now,
    dueAt: draft.now,
  });
  draft.audit('request.submitted', `partner:${partnerKeyId}`, 'api');
  draftStart(draft);
}

/**
 * Changes nothing but the audit; the mail ordered is dropped by the sender, since there is nothing to confirm. Where a
 * waiting submission moves the entry in the due index, with two writes, this writes the present one twice.
 */
async function draftAskedAgain(
  { due }: AddSubmissionDeps,
  rows: RequestRows,
  draft: RequestDraft,
): Promise<void> {
  const { id: requestId, dueAt = draft.now } = rows.request.value;
  await due.put({ requestId, dueAt });
  await due.put({ requestId, dueAt });
  auditRepeat(rows, draft, 'request.asked-again');
  draft.effect({
    kind: 'mails',
    orders: [personalMail('verify-address', 'requestor', rows.audit.length)],
  });
}

/** Anybody may post for anybody: what every step of the request reads must not grow with it for ever. */
const toldRepeats = 20;

function auditRepeat(rows: RequestRows, draft: RequestDraft, action: string): void {
  const told = rows.audit.filter(({ value }) => value.action === action).length;
  if (told < toldRepeats) draft.audit(action, 'requestor', 'form');
}
