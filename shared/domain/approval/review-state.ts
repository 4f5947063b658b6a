import type { LinkClaims } from '../link-claims';
import type { Approver } from '../request/approver';
import type { Decision } from '../request/decision';
import type { RequestRows, Stored } from '../request/request-rows';
import { isAtEnd } from '../request/request-state';
import type { Settlement, Stage } from '../request/stage';
import { approverOf, decisionOf, stageOf } from '../request/stage-rows';
import { canTakeBack } from './can-take-back';

interface Found {
  readonly stage: Stored<Stage>;
  readonly approver: Stored<Approver>;
}

/** What a review link opens now. */
export type ReviewState =
  | { readonly kind: 'invalid' }
  /** The stage waits for this approver. */
  | ({ readonly kind: 'open' } & Found)
  /** Decided with this link. `canUndo`: nothing has followed from it yet. */
  | ({
      readonly kind: 'decided';
      readonly decision: Stored<Decision>;
      readonly canUndo: boolean;
    } & Found)
  /** Settled by another link or the deadline. */
  | ({ readonly kind: 'settled'; readonly settlement: Settlement } & Found)
  /** The request ended while the stage was open. */
  | ({ readonly kind: 'ended' } & Found)
  /** A decision was taken back; this link is of an earlier generation. */
  | ({ readonly kind: 'reopened' } & Found)
  /** The link's own time is over, the stage is open. */
  | ({ readonly kind: 'expired' } & Found);

/** What a valid review link stands for, from the rows alone. The link of a decision always shows that decision. */
export function reviewState(rows: RequestRows, claims: LinkClaims, expired: boolean): ReviewState {
  const stage = stageOf(rows, claims.stage);
  const approver = approverOf(rows, claims.stage, claims.approver);
  if (stage === undefined || approver === undefined) return { kind: 'invalid' };
  const found = { stage, approver };
  const { settlement, generation } = stage.value;
  const own = { number: claims.stage, generation: claims.generation };
  const decision = decisionOf(rows, own, claims.approver);
  if (decision !== undefined) {
    return { kind: 'decided', decision, canUndo: canUndo(rows, stage.value, claims), ...found };
  }
  if (settlement !== undefined) return { kind: 'settled', settlement, ...found };
  if (claims.generation !== generation) return { kind: 'reopened', ...found };
  if (isAtEnd(rows.request.value.state)) return { kind: 'ended', ...found };
  return { kind: expired ? 'expired' : 'open', ...found };
}

function canUndo({ request }: RequestRows, stage: Stage, claims: LinkClaims): boolean {
  return (
    canTakeBack(request.value, stage) &&
    stage.settlement?.approver === claims.approver &&
    stage.generation === claims.generation
  );
}
