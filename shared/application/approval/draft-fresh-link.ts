import { linkUntil } from '../../domain/approval/link-life';
import type { Approver } from '../../domain/request/approver';
import { approverMail } from '../../domain/request/mail-order';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { orderAgain } from '../order-again';
import type { RequestDraft } from '../request-draft';

/** Orders the approval mail to one approver once more, with links that live their full time from now. */
export function draftFreshLink(
  { request }: RequestRows,
  draft: RequestDraft,
  stage: Stage,
  approver: Stored<Approver>,
): void {
  const { key } = approver.value;
  const value = { ...approver.value, linkUntil: linkUntil(new Date(draft.now)) };
  draft.replace({ kind: 'approver', value }, approver.etag);
  orderAgain(draft, request, [approverMail('approval-request', stage, key)]);
  draft.audit('link.renewed', `approver:${key}`, 'link', { stage: String(stage.number) });
}
