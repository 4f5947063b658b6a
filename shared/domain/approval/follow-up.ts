import type { AccessPackage } from '../policy/access-package';
import type { Settlement, Stage } from '../request/stage';

/** What comes after a stage once it can no longer be taken back. */
export type FollowUp =
  | { readonly kind: 'nextStage'; readonly number: number }
  | { readonly kind: 'approved' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'expired' };

type Onwards = Extract<FollowUp, { readonly kind: 'nextStage' | 'approved' }>;

/** Approved leads to the next stage or to delivery, a person's deny ends the request; the deadline has its own rule. */
export function followUp(
  accessPackage: AccessPackage,
  stage: Stage,
  { outcome }: Settlement,
): FollowUp {
  switch (outcome) {
    case 'approved':
      return onwards(accessPackage, stage);
    case 'denied':
      return { kind: 'denied' };
    case 'expired':
      return followUpOfDeadline(accessPackage, stage);
  }
}

/** A stage that ran out ends the request as expired unless the policy says otherwise; one that nobody could decide always does. */
export function followUpOfDeadline(
  accessPackage: AccessPackage,
  stage: Stage,
): Onwards | { readonly kind: 'expired' } {
  const onDeadline = accessPackage.approval.stages[stage.number - 1]?.onDeadline;
  if (stage.unattended || onDeadline === 'deny' || onDeadline === undefined) {
    return { kind: 'expired' };
  }
  const next = onwards(accessPackage, stage);
  // `nextStage` on the last stage has nowhere to go and means no approval.
  return onDeadline === 'nextStage' && next.kind === 'approved' ? { kind: 'expired' } : next;
}

function onwards({ approval }: AccessPackage, { number }: Stage): Onwards {
  return number < approval.stages.length
    ? { kind: 'nextStage', number: number + 1 }
    : { kind: 'approved' };
}
