import { reviewState } from '../../domain/approval/review-state';
import type { LinkClaims } from '../../domain/link-claims';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Orchestrations } from '../../ports/orchestrations';
import type { ChangeRequest } from '../change-request';
import { draftUndo } from './draft-undo';

export interface UndoDecisionDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
}

export type UndoOutcome =
  { readonly kind: 'undone' } | { readonly kind: 'tooLate' } | { readonly kind: 'invalid' };

export type UndoDecision = (
  claims: LinkClaims,
  orchestrations: Orchestrations,
) => Promise<UndoOutcome>;

/**
 * Takes back the decision that settled a stage, with the link it was made with, until something follows from it.
 * The stage opens again in a new generation with at least one more day, and everybody is asked with new links.
 */
export function makeUndoDecision({ changeRequest, policies }: UndoDecisionDeps): UndoDecision {
  return async (claims, orchestrations) => {
    const result = await changeRequest(
      claims.requestId,
      (rows, draft): UndoOutcome => {
        const state = reviewState(rows, claims, false);
        if (state.kind === 'invalid') return { kind: 'invalid' };
        if (state.kind !== 'decided' || !state.canUndo) return { kind: 'tooLate' };
        draftUndo(rows, draft, {
          stored: state.stage,
          decision: state.decision,
          timeZone: policies().settings.timeZone,
          actor: `approver:${claims.approver}`,
          by: 'link',
        });
        return { kind: 'undone' };
      },
      orchestrations,
    );
    return result.kind === 'missing' ? { kind: 'invalid' } : result.outcome;
  };
}
