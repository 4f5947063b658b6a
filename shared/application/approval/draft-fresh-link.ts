import { linkUntil } from '../../domain/approval/link-life';
import type { Approver } from '../../domain/request/approver';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import type { RequestDraft } from '../request-draft';

/** Orders the approval mail to one approver once more, with links that live their full time from now. */
export function draftFreshLink(
  { request }: RequestRows,
  draft: RequestDraft,
  { number, generation }: Stage,
  approver: Stored<Approver>,
): void {
  const { issues } = request.value;
  const { key } = approver.value;
  const issueOf = `approval-request|${String(number)}|${key}`;
  const issue = (issues[issueOf] ?? 0) + 1;
  const value = { ...approver.value, linkUntil: linkUntil(new Date(draft.now)) };
  draft.replace({ kind: 'approver', value }, approver.etag);
  draft.update(request, { issues: { ...issues, [issueOf]: issue } });
  const mail = { mail: 'approval-request', stage: number, generation, reminder: 0 } as const;
  draft.effect({ kind: 'mails', orders: [{ ...mail, recipient: key, issue }] });
  draft.audit('link.renewed', `approver:${key}`, 'link', { stage: String(number) });
}
