import { linkUntil } from '../../domain/approval/link-life';
import { reopenStage } from '../../domain/approval/open-stage';
import type { Actor, Means } from '../../domain/request/actor';
import type { Decision } from '../../domain/request/decision';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import type { RequestDraft } from '../request-draft';
import { draftWake } from '../wakes';
import { mailApprovers } from './approval-mails';

export interface DraftedUndo {
  readonly stored: Stored<Stage>;
  readonly decision: Stored<Decision>;
  readonly timeZone: string;
  /** For the audit row. */
  readonly actor: Actor;
  readonly by: Means;
  /** In an operator's words, for the audit row. */
  readonly reason?: string;
}

/**
 * Drafts that a decision is taken back: the stage opens again in a new generation with at least one more day, its
 * orchestration is woken, everybody is asked with new links, the request row written under its ETag.
 */
export function draftUndo(
  rows: RequestRows,
  draft: RequestDraft,
  { stored, decision, timeZone, ...audit }: DraftedUndo,
): void {
  const now = new Date(draft.now);
  draft.replace(
    { kind: 'decision', value: { ...decision.value, undoneAt: draft.now } },
    decision.etag,
  );
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
  draft.audit('decision.undone', audit.actor, audit.by, {
    stage: String(stage.number),
    generation: String(stored.value.generation),
    ...(audit.reason === undefined ? {} : { reason: audit.reason }),
  });
}
