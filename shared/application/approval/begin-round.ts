import type { NextStep } from '../../contracts/activities';
import { nextTimer } from '../../domain/approval/stage-timer';
import type { RequestChanges } from '../../domain/request/sign-up-request';
import type { Stage } from '../../domain/request/stage';
import { removeWakes } from '../wakes';
import type { ApprovalStep } from './approval-step';

export interface RoundStart {
  readonly stage: Stage;
  /** ETag of the stage row; undefined when this step inserts it. */
  readonly etag: string | undefined;
  /** Further changes of the request row in this step. */
  readonly changes?: RequestChanges;
}

/**
 * Begins a round of waiting: the stage row says which execution waits for which wake, the wakes heard leave the outbox,
 * and the request row says when to look again. A repeated activity begins the same round again and changes nothing.
 */
export function beginRound(
  { input, rows, draft }: ApprovalStep,
  { stage, etag, changes = {} }: RoundStart,
): NextStep {
  const round = input.after + 1;
  const timer = nextTimer(stage);
  removeWakes(draft, stage);
  const value: Stage = { ...stage, execution: input.execution, round, wakes: [] };
  if (etag === undefined) draft.insert({ kind: 'stage', value });
  else draft.replace({ kind: 'stage', value }, etag);

  draft.update(rows.request, { ...changes, dueAt: timer.at });
  return { kind: 'wait', round, until: timer.at, purpose: timer.purpose };
}
