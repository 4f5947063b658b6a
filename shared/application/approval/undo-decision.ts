import { linkUntil } from '../../domain/approval/link-life';
import { reopenStage } from '../../domain/approval/open-stage';
import { reviewState } from '../../domain/approval/review-state';
import type { LinkClaims } from '../../domain/link-claims';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Orchestrations } from '../../ports/orchestrations';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';
import { draftWake } from '../wakes';
import { mailApprovers } from './approval-mails';

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
        const { value, etag } = state.decision;
        draft.replace({ kind: 'decision', value: { ...value, undoneAt: draft.now } }, etag);
        reopen(rows, draft, state.stage, policies().settings.timeZone);
        draft.audit('decision.undone', `approver:${claims.approver}`, 'link', {
          stage: String(claims.stage),
          generation: String(claims.generation),
        });
        return { kind: 'undone' };
      },
      orchestrations,
    );
    return result.kind === 'missing' ? { kind: 'invalid' } : result.outcome;
  };
}

function reopen(
  rows: RequestRows,
  draft: RequestDraft,
  stored: Stored<Stage>,
  timeZone: string,
): void {
  const now = new Date(draft.now);
  const stage = reopenStage(stored.value, now, timeZone);
  const approvers = rows.approvers.filter(
    ({ value }) => value.stage === stage.number && value.state === 'asked',
  );
  for (const { value, etag } of approvers) {
    draft.replace({ kind: 'approver', value: { ...value, linkUntil: linkUntil(now) } }, etag);
  }
  draftWake(draft, { value: stage, etag: stored.etag });
  draft.effect(
    mailApprovers(
      'approval-request',
      stage,
      approvers.map(({ value }) => value),
    ),
  );
  draft.update(rows.request, {});
}
