import type { NextStep } from '../../contracts/activities';
import { followUp } from '../../domain/approval/follow-up';
import type { Stored } from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Settlement, Stage } from '../../domain/request/stage';
import { decisionOf } from '../../domain/request/stage-rows';
import { deliveryDue } from '../delivery/delivery-due';
import { endRequest, type Ending } from '../end-request';
import { removeWakes } from '../wakes';
import type { ApprovalStep } from './approval-step';
import { openNextStage, type OpenNextStageDeps } from './open-next-stage';

const system = { actor: 'system', by: 'orchestration' } as const;

/**
 * A settlement that can no longer be taken back takes effect: the next stage opens, the request is approved, or it ends.
 * Written under the stage's ETag, so that an undo of the same moment either comes first or not at all.
 */
export async function closeStage(
  deps: OpenNextStageDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
  settlement: Settlement,
): Promise<NextStep> {
  const { rows, draft, accessPackage } = step;
  const stage: Stage = { ...stored.value, settlement, closed: true, wakes: [] };
  const outcome = followUp(accessPackage, stage, settlement);
  const changes = decisionMessage(step, stage);
  const opened =
    outcome.kind === 'nextStage'
      ? await openNextStage(deps, step, outcome.number, changes)
      : undefined;
  if (opened?.kind === 'later') return opened;

  removeWakes(draft, stored.value);
  draft.replace({ kind: 'stage', value: stage }, stored.etag);
  if (opened !== undefined) return opened;
  if (outcome.kind === 'approved') return approve(step, changes);
  const ending: Ending =
    outcome.kind === 'denied'
      ? { ...system, event: 'deny', mail: 'request-denied', ...changes }
      : { ...system, event: 'expire', mail: 'request-expired' };
  return { kind: 'ended', state: endRequest(draft, rows.request, ending) };
}

/**
 * Nobody has to decide any more: delivery follows.
 * @param changes what the last stage leaves on the request row
 */
export function approve(
  { rows, draft }: ApprovalStep,
  changes: Pick<SignUpRequest, 'message'> = {},
): NextStep {
  draft.move(rows.request, 'approve', { ...changes, dueAt: deliveryDue(draft.now) });
  draft.audit('request.approved', system.actor, system.by);
  return { kind: 'deliver' };
}

/** What the deciding approver wrote to the requestor; without it, what an earlier stage wrote stays. */
function decisionMessage({ rows }: ApprovalStep, stage: Stage): Pick<SignUpRequest, 'message'> {
  const decision = decisionOf(rows, stage, stage.settlement?.approver);
  const message = decision?.value.message ?? '';
  return message === '' ? {} : { message };
}
