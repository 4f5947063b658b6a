import { canTakeBack } from '../../domain/approval/can-take-back';
import { parseActor } from '../../domain/request/actor';
import type { RequestRows } from '../../domain/request/request-rows';
import { decisionOf, stageOf } from '../../domain/request/stage-rows';
import type { CurrentPolicies } from '../../ports/current-policies';
import { draftUndo } from '../approval/draft-undo';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';
import { actorOf, type Operator } from './operator';

export interface UndoOnBehalfDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
}

export interface BehalfUndo {
  readonly requestId: string;
  readonly operator: Operator;
}

/** Why a decision is not taken back. */
export type NotTakenBack =
  /** Nothing is decided in the stage that the request is in. */
  | 'not-decided'
  /** Whoever decided with a link takes it back with that link. */
  | 'decided-with-link'
  /** Something has followed from it, or there was no time to take it back. */
  | 'too-late';

export type BehalfUndoOutcome =
  | { readonly kind: 'undone'; readonly stage: number }
  | { readonly kind: 'notUndone'; readonly why: NotTakenBack }
  | { readonly kind: 'missing' };

export type UndoOnBehalf = (undo: BehalfUndo) => Promise<BehalfUndoOutcome>;

/**
 * Takes back what an operator, this one or another, decided on behalf of the organization, by the rules of an undo with a
 * link: until something follows from it, and everybody is asked anew.
 */
export function makeUndoOnBehalf({ changeRequest, policies }: UndoOnBehalfDeps): UndoOnBehalf {
  return async ({ requestId, operator }) => {
    const { timeZone } = policies().settings;
    const result = await changeRequest(requestId, (rows, draft) =>
      undo(rows, draft, operator, timeZone),
    );
    return result.kind === 'missing' ? result : result.outcome;
  };
}

function undo(
  rows: RequestRows,
  draft: RequestDraft,
  operator: Operator,
  timeZone: string,
): BehalfUndoOutcome {
  const request = rows.request.value;
  const stored = stageOf(rows, request.stage);
  const settlement = stored?.value.settlement;
  if (stored === undefined || settlement === undefined) return notUndone('not-decided');
  if (!canTakeBack(request, stored.value)) return notUndone('too-late');
  const decider = parseActor(settlement.approver ?? '');
  const decision = decisionOf(rows, stored.value, settlement.approver);
  if (decider?.kind !== 'operator' || decision === undefined) return notUndone('decided-with-link');
  draftUndo(rows, draft, {
    stored,
    decision,
    timeZone,
    actor: actorOf(operator),
    by: 'command',
    reason: operator.reason,
  });
  return { kind: 'undone', stage: stored.value.number };
}

const notUndone = (why: NotTakenBack): BehalfUndoOutcome => ({ kind: 'notUndone', why });
