import { isApprovalMail } from '../../domain/request/mail-kind';
import { mailKey } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { approverOf, stageOf } from '../../domain/request/stage-rows';
import type { MailMessage } from '../../ports/mail-queue';
import type { Orchestrations } from '../../ports/orchestrations';
import type { ChangeRequest } from '../change-request';
import { draftProblem } from '../draft-problem';
import type { RequestDraft } from '../request-draft';
import { draftWake } from '../wakes';

/**
 * Writes what became of a mail and what follows: the redeem link goes once the guest has it, an approver whose mail
 * failed for good is unreachable and the stage is told, and operators hear of every other failure.
 * @param from see `ChangeRequest`
 */
export type MarkMail = (
  from: string | RequestRows,
  message: MailMessage,
  outcome: 'sent' | 'failed',
  orchestrations: Orchestrations,
) => Promise<void>;

export function makeMarkMail(changeRequest: ChangeRequest): MarkMail {
  return async (from, message, outcome, orchestrations) => {
    await changeRequest(
      from,
      (rows, draft) => {
        const key = mailKey(message);
        if (rows.mails.some(({ value }) => value.key === key)) return;
        const { requestId } = message;
        draft.insert({ kind: 'mail', value: { requestId, key, outcome, at: draft.now } });
        if (outcome === 'sent') forgetRedeemLink(rows, draft, message);
        else recordFailure(rows, draft, message);
      },
      orchestrations,
    );
  };
}

function forgetRedeemLink(rows: RequestRows, draft: RequestDraft, { mail }: MailMessage): void {
  const { invitation } = rows;
  if (mail !== 'guest-welcome' || invitation?.value.redeemUrl === undefined) return;
  const { redeemUrl: _sent, ...value } = invitation.value;
  draft.replace({ kind: 'invitation', value }, invitation.etag);
}

function recordFailure(rows: RequestRows, draft: RequestDraft, message: MailMessage): void {
  draft.audit('mail.failed', 'system', 'queue', { mail: message.mail });
  if (isApprovalMail(message.mail)) markUnreachable(rows, draft, message);
  if (message.mail === 'delivery-problem') return;
  // Why access is missing stays the request's cause.
  const { issues, problems } = draftProblem(draft, rows.request.value, `mail.${message.mail}`);
  draft.update(rows.request, { issues, problems });
}

function markUnreachable(rows: RequestRows, draft: RequestDraft, message: MailMessage): void {
  const approver = approverOf(rows, message.stage, message.recipient);
  const stage = stageOf(rows, message.stage);
  if (approver === undefined || stage === undefined) return;
  draft.replace(
    { kind: 'approver', value: { ...approver.value, state: 'unreachable' } },
    approver.etag,
  );
  if (!stage.value.closed) draftWake(draft, stage);
}
