import type { AccessPackage } from '../policy/access-package';
import type { Settlement, Stage } from '../request/stage';

/** What comes after a stage once it can no longer be taken back. */
export type FollowUp =
  | { readonly kind: 'nextStage'; readonly number: number }
  | { readonly kind: 'approved' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'expired' };

/**
 * Approved leads to the next stage or to delivery, a person's deny ends the request. A stage that ran out ends it as
 * expired unless the policy says otherwise; one that nobody could decide always does.
 */
export function followUp(
  { approval }: AccessPackage,
  stage: Stage,
  settlement: Settlement,
): FollowUp {
  const onwards: FollowUp =
    stage.number < approval.stages.length
      ? { kind: 'nextStage', number: stage.number + 1 }
      : { kind: 'approved' };
  if (settlement.outcome === 'approved') return onwards;
  if (settlement.outcome === 'denied') return { kind: 'denied' };
  const onDeadline = approval.stages[stage.number - 1]?.onDeadline;
  if (stage.unattended || onDeadline === 'deny' || onDeadline === undefined) {
    return { kind: 'expired' };
  }
  // `nextStage` on the last stage has nowhere to go and means no approval.
  return onDeadline === 'nextStage' && onwards.kind === 'approved' ? { kind: 'expired' } : onwards;
}
