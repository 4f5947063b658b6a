import { addDuration, isZeroDuration, type Duration } from '../../domain/duration';
import type { Actor, Means } from '../../domain/request/actor';
import type { Decision } from '../../domain/request/decision';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { approversOf } from '../../domain/request/stage-rows';
import type { RequestDraft } from '../request-draft';
import { draftWake } from '../wakes';
import { mailApprovers } from './approval-mails';

export interface DraftedDecision {
  readonly stored: Stored<Stage>;
  readonly decision: Pick<Decision, 'approver' | 'choice' | 'justification' | 'message'>;
  readonly undoWindow: Duration;
  readonly timeZone: string;
  /** For the audit row. */
  readonly actor: Actor;
  readonly by: Means;
  /** In an operator's words, for the audit row. */
  readonly reason?: string;
}

/**
 * Drafts a decision and what follows at once: the stage is settled, its orchestration woken, every approver told, the
 * request row written under its ETag.
 */
export function draftDecision(
  rows: RequestRows,
  draft: RequestDraft,
  { stored, decision, undoWindow, timeZone, ...audit }: DraftedDecision,
): void {
  const { requestId, number, generation } = stored.value;
  const undoUntil = addDuration(new Date(draft.now), undoWindow, timeZone).toISOString();
  const settled: Stage = {
    ...stored.value,
    settlement: {
      outcome: decision.choice === 'approve' ? 'approved' : 'denied',
      at: draft.now,
      approver: decision.approver,
      ...(isZeroDuration(undoWindow) ? {} : { undoUntil }),
    },
  };
  const value: Decision = {
    ...decision,
    requestId,
    stage: number,
    generation,
    decidedAt: draft.now,
  };
  draftWake(draft, { value: settled, etag: stored.etag });
  draft.effect(mailApprovers('approval-settled', settled, approversOf(rows, number)));
  draft.insert({ kind: 'decision', value });
  draft.update(rows.request, {});
  draft.audit(`decision.${decision.choice}`, audit.actor, audit.by, {
    stage: String(number),
    generation: String(generation),
    ...(audit.reason === undefined ? {} : { reason: audit.reason }),
  });
}
