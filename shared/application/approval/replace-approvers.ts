import type { NextStep } from '../../contracts/activities';
import type { Later } from '../../domain/later';
import { nextSearch, withNextReminder } from '../../domain/approval/open-stage';
import { stagePolicyOf } from '../../domain/policy/access-package';
import type { Approver } from '../../domain/request/approver';
import type { Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { approversOf } from '../../domain/request/stage-rows';
import { draftProblem } from '../draft-problem';
import { indexPeople } from '../index-people';
import { mailApprovers } from './approval-mails';
import type { ApprovalStep } from './approval-step';
import { askApprovers } from './ask-approvers';
import { beginRound } from './begin-round';
import type { OpenNextStageDeps } from './open-next-stage';

/**
 * Nobody who was asked can be reached, or nobody was found when the stage opened: looks for others, the fallback
 * approvers last. While nobody is found, the operators are told once and the directory is asked again every hour until
 * the deadline.
 */
export async function replaceApprovers(
  deps: OpenNextStageDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
): Promise<NextStep> {
  const { rows, draft } = step;
  const stage = stored.value;
  const found = await findOthers(deps, step, stage);
  if (found.kind === 'later' && !step.input.lastTry) return found;
  const approvers = found.kind === 'later' ? [] : found.approvers;
  if (approvers.length > 0) return askOthers(deps, step, stored, approvers);
  return beginRound(step, {
    stage: { ...stage, unattended: true, reminderAt: nextSearch(new Date(draft.now)) },
    etag: stored.etag,
    changes: stage.unattended ? {} : draftProblem(draft, rows.request.value, 'stage.no-approvers'),
  });
}

/** Approvers whom nobody has asked in this stage yet. */
async function findOthers(
  deps: OpenNextStageDeps,
  { rows, draft, accessPackage }: ApprovalStep,
  { number }: Stage,
): Promise<{ readonly kind: 'found'; readonly approvers: readonly Approver[] } | Later> {
  const known = new Set(approversOf(rows, number).map(({ key }) => key));
  for (const onlyFallback of [false, true]) {
    const question = { accessPackage, request: rows.request.value, stage: number, onlyFallback };
    const asked = await askApprovers(deps, question, draft.now);
    if (asked.kind === 'later') return asked;
    const approvers = asked.approvers.filter(({ key }) => !known.has(key));
    if (approvers.length > 0) return { kind: 'found', approvers };
  }
  return { kind: 'found', approvers: [] };
}

async function askOthers(
  deps: OpenNextStageDeps,
  step: ApprovalStep,
  { value, etag }: Stored<Stage>,
  approvers: readonly Approver[],
): Promise<NextStep> {
  const { draft, accessPackage } = step;
  const policy = stagePolicyOf(accessPackage, value.number);
  const { timeZone } = deps.policies().settings;
  const attended = { ...value, unattended: false };
  const stage = withNextReminder(policy, attended, new Date(draft.now), timeZone);
  await indexPeople(deps, value.requestId, approvers);
  for (const approver of approvers) draft.put({ kind: 'approver', value: approver });
  draft.audit('stage.approvers-added', 'system', 'orchestration', {
    stage: String(stage.number),
    approvers: String(approvers.length),
  });
  draft.effect(mailApprovers('approval-request', stage, approvers));
  return beginRound(step, { stage, etag });
}
