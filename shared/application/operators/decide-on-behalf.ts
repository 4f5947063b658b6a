import type { Choice } from '../../domain/request/decision';
import { isAtEnd } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { stageOf } from '../../domain/request/stage-rows';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import { draftDecision } from '../approval/draft-decision';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';
import { actorOf, type Operator } from './operator';

export interface DecideOnBehalfDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
  readonly policyVersions: PolicyVersions;
}

export interface BehalfDecision {
  readonly requestId: string;
  readonly choice: Choice;
  /** The requestor reads it; may be empty. */
  readonly message: string;
  /** The reason is the decision's private justification. */
  readonly operator: Operator;
}

export type BehalfOutcome =
  | { readonly kind: 'decided'; readonly stage: number; readonly undoUntil: string | undefined }
  /** Decided before, with the same choice and by the same operator. */
  | { readonly kind: 'decidedBefore'; readonly undoUntil: string | undefined }
  /** The stage was settled by somebody else, or otherwise. */
  | { readonly kind: 'settled'; readonly stage: Stage }
  /** No stage waits for a decision. */
  | { readonly kind: 'notOpen' }
  | { readonly kind: 'missing' };

export type DecideOnBehalf = (decision: BehalfDecision) => Promise<BehalfOutcome>;

/**
 * Decides the open stage on behalf of the organization, by the rules of a decision with a link: the same undo window, the
 * same mails, and of rivals at one moment exactly one counts. The orchestration hears of it from the outbox.
 */
export function makeDecideOnBehalf(deps: DecideOnBehalfDeps): DecideOnBehalf {
  return async (decision) => {
    const result = await deps.changeRequest(decision.requestId, async (rows, draft) =>
      decide(deps, decision, rows, draft),
    );
    return result.kind === 'missing' ? result : result.outcome;
  };
}

async function decide(
  { policies, policyVersions }: DecideOnBehalfDeps,
  { choice, message, operator }: BehalfDecision,
  rows: RequestRows,
  draft: RequestDraft,
): Promise<BehalfOutcome> {
  const request = rows.request.value;
  const actor = actorOf(operator);
  const stored = stageOf(rows, request.stage);
  if (stored === undefined || isAtEnd(request.state)) return { kind: 'notOpen' };
  const { settlement, number } = stored.value;
  if (settlement !== undefined) {
    const outcome = choice === 'approve' ? 'approved' : 'denied';
    const isOurs = settlement.approver === actor && settlement.outcome === outcome;
    return isOurs
      ? { kind: 'decidedBefore', undoUntil: settlement.undoUntil }
      : { kind: 'settled', stage: stored.value };
  }
  const accessPackage = await accessPackageOf(request, policyVersions);
  draftDecision(rows, draft, {
    stored,
    decision: { approver: actor, choice, message, justification: operator.reason },
    undoWindow: accessPackage.approval.undoWindow,
    timeZone: policies().settings.timeZone,
    actor,
    by: 'command',
    reason: operator.reason,
  });
  const settled = draft.writes.flatMap((write) =>
    write.kind === 'replace' && write.row.kind === 'stage' ? [write.row.value.settlement] : [],
  );
  return { kind: 'decided', stage: number, undoUntil: settled[0]?.undoUntil };
}
