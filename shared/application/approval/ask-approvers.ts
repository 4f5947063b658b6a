import { linkUntil } from '../../domain/approval/link-life';
import type { Later } from '../../domain/later';
import type { Approver } from '../../domain/request/approver';
import { findApprovers, type ApproverQuestion, type FindApproversDeps } from './find-approvers';

/** Empty when nobody can decide: the stage is then unattended. */
export type AskedApprovers =
  { readonly kind: 'asked'; readonly approvers: readonly Approver[] } | Later;

/**
 * The approvers of a stage as its rows have them, with links that live their full time from now.
 * @param now ISO instant
 */
export async function askApprovers(
  deps: FindApproversDeps,
  question: ApproverQuestion,
  now: string,
): Promise<AskedApprovers> {
  const found = await findApprovers(deps, question);
  if (found.kind === 'later') return found;
  const until = linkUntil(new Date(now));
  const approvers = found.approvers.map((approver): Approver => ({
    ...approver,
    state: 'asked',
    linkUntil: until,
  }));
  return { kind: 'asked', approvers };
}
