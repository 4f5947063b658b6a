import { nextLook } from '../../domain/approval/open-stage';
import type { Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { draftProblem } from '../draft-problem';
import { mailApprovers } from './approval-mails';
import type { Advanced, ApprovalStep } from './approval-step';
import { askApprovers } from './ask-approvers';
import { beginRound } from './begin-round';
import { indexApprovers } from './index-approvers';
import type { OpenNextStageDeps } from './open-next-stage';

/**
 * Nobody who was asked can be reached, or nobody was found when the stage opened: looks again, at the fallback
 * approvers once there were others. While nobody is found, the operators are told once and the directory is asked
 * again every hour until the deadline.
 */
export async function replaceApprovers(
  deps: OpenNextStageDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
): Promise<Advanced> {
  const { rows, draft, accessPackage } = step;
  const stage = stored.value;
  const known = new Set(rows.approvers.map(({ value }) => `${String(value.stage)}|${value.key}`));
  const asked = await askApprovers(deps, {
    accessPackage,
    request: rows.request.value,
    stage: stage.number,
    now: draft.now,
    onlyFallback: !stage.unattended,
  });
  const found =
    asked.kind === 'later'
      ? []
      : asked.approvers.filter(({ key }) => !known.has(`${String(stage.number)}|${key}`));
  if (found.length > 0) {
    await indexApprovers(deps, found);
    for (const value of found) draft.put({ kind: 'approver', value });
    draft.audit('stage.approvers-added', 'system', 'orchestration', {
      stage: String(stage.number),
      approvers: String(found.length),
    });
    draft.effect(mailApprovers('approval-request', stage, found));
    return beginRound(deps.due, step, {
      stage: { ...stage, unattended: false },
      etag: stored.etag,
    });
  }
  return beginRound(deps.due, step, {
    stage: { ...stage, unattended: true, reminderAt: nextLook(new Date(draft.now)) },
    etag: stored.etag,
    changes: stage.unattended ? {} : draftProblem(draft, rows.request.value, 'stage.no-approvers'),
  });
}
