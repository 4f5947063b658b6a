import type { Duration } from '../duration';
import type { ApproverReference } from './approver-reference';

/** How many of the stage's approvers must approve. A single deny always settles the stage. */
export type ApprovalRule =
  | { readonly kind: 'any' }
  | { readonly kind: 'all' }
  | { readonly kind: 'quorum'; readonly quorum: number };

/** Who is asked as well when nobody has decided for a while. */
interface Escalation {
  readonly after: Duration;
  readonly to: readonly ApproverReference[];
}

/** One round of approval as the policy asks for it. All durations run from the opening of the stage. */
export interface ApprovalStagePolicy {
  readonly name: string;
  readonly approvers: readonly ApproverReference[];
  readonly rule: ApprovalRule;
  /** Asked when none of the approvers resolves or can be reached. */
  readonly fallbackApprovers: readonly ApproverReference[];
  readonly mode: 'link' | 'linkAndCode' | 'entra';
  readonly remindAfter: readonly Duration[];
  readonly escalate?: Escalation;
  readonly deadline: Duration;
  readonly onDeadline: 'deny' | 'approve' | 'nextStage';
  /** When an approver must write a reason. */
  readonly requireJustification: 'never' | 'onDeny' | 'always';
}

/** Everybody whom the stage may ask at some time. */
export function everyApprover(stage: ApprovalStagePolicy): readonly ApproverReference[] {
  return [...stage.approvers, ...stage.fallbackApprovers, ...(stage.escalate?.to ?? [])];
}
