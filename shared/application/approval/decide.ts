import { changedParts, shownVersion, type ShownPart } from '../../domain/approval/shown-version';
import { reviewState, type ReviewState } from '../../domain/approval/review-state';
import type { Later } from '../../domain/later';
import type { LinkClaims } from '../../domain/link-claims';
import { stagePolicyOf } from '../../domain/policy/access-package';
import type { ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import type { Approver } from '../../domain/request/approver';
import type { Choice } from '../../domain/request/decision';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Orchestrations } from '../../ports/orchestrations';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';
import { draftDecision } from './draft-decision';
import type { IsStillApprover } from './is-still-approver';

export interface DecideDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
  readonly policyVersions: PolicyVersions;
  readonly isStillApprover: IsStillApprover;
}

export interface DecideInput {
  readonly claims: LinkClaims;
  /** The link's own time is over. */
  readonly expired: boolean;
  readonly choice: Choice;
  readonly justification: string;
  readonly message: string;
  /** What the form said it showed, see `shownVersion`. */
  readonly shown: string;
  /** The request's rows, where the caller has just read them. */
  readonly read?: RequestRows;
}

export type DecideOutcome =
  | { readonly kind: 'decided' }
  /** Nothing was decided: the link shows something else by now. */
  | { readonly kind: 'notOpen'; readonly state: Exclude<ReviewState['kind'], 'open'> }
  | { readonly kind: 'changed'; readonly parts: readonly ShownPart[] }
  | { readonly kind: 'justificationMissing' }
  /** The reader is no approver of this stage any more. */
  | { readonly kind: 'notApprover' }
  | Later;

export type Decide = (input: DecideInput, orchestrations: Orchestrations) => Promise<DecideOutcome>;

/**
 * An approver decides. The decision, the settled stage and the request row are written together under their ETags: of two
 * decisions, a deadline and a cancel at one moment exactly one counts. Deciding twice with one link answers `notOpen`
 * with the state `decided`.
 */
export function makeDecide(deps: DecideDeps): Decide {
  return async (input, orchestrations) => {
    const { requestId } = input.claims;
    const result = await deps.changeRequest(
      input.read ?? requestId,
      async (rows, draft): Promise<DecideOutcome> => {
        const state = reviewState(rows, input.claims, input.expired);
        if (state.kind !== 'open') return { kind: 'notOpen', state: state.kind };
        return decideOpen(deps, input, {
          rows,
          draft,
          stage: state.stage,
          approver: state.approver.value,
        });
      },
      orchestrations,
    );
    return result.kind === 'missing' ? { kind: 'notOpen', state: 'invalid' } : result.outcome;
  };
}

interface OpenReview {
  readonly rows: RequestRows;
  readonly draft: RequestDraft;
  readonly stage: Stored<Stage>;
  readonly approver: Approver;
}

async function decideOpen(
  deps: DecideDeps,
  input: DecideInput,
  review: OpenReview,
): Promise<DecideOutcome> {
  const { rows, stage, approver } = review;
  const accessPackage = await accessPackageOf(rows.request.value, deps.policyVersions);
  const policy = stagePolicyOf(accessPackage, stage.value.number);
  if (needsJustification(policy, input.choice) && input.justification === '') {
    return { kind: 'justificationMissing' };
  }
  const parts = changedParts(input.shown, shownVersion(rows, stage.value.number));
  if (parts.length > 0) return { kind: 'changed', parts };
  const still = await deps.isStillApprover({ rows, accessPackage, approver });
  if (still.kind === 'later') return still;
  if (still.kind === 'no') return { kind: 'notApprover' };
  const { choice, justification, message } = input;
  draftDecision(rows, review.draft, {
    stored: stage,
    decision: { approver: approver.key, choice, justification, message },
    undoWindow: accessPackage.approval.undoWindow,
    timeZone: deps.policies().settings.timeZone,
    actor: `approver:${approver.key}`,
    by: 'link',
  });
  return { kind: 'decided' };
}

/** Whether the policy wants a reason for this choice. */
function needsJustification(
  { requireJustification }: ApprovalStagePolicy,
  choice: Choice,
): boolean {
  return (
    requireJustification === 'always' || (requireJustification === 'onDeny' && choice === 'deny')
  );
}
