import type { NextStep } from '../../contracts/activities';
import { openStage } from '../../domain/approval/open-stage';
import { stagePolicyOf } from '../../domain/policy/access-package';
import type { RequestChanges } from '../../domain/request/sign-up-request';
import { draftProblem } from '../draft-problem';
import { indexPeople, type IndexPeopleDeps } from '../index-people';
import { mailApprovers } from './approval-mails';
import type { ApprovalStep } from './approval-step';
import { askApprovers } from './ask-approvers';
import { beginRound } from './begin-round';
import type { FindApproversDeps } from './find-approvers';

export interface OpenNextStageDeps extends FindApproversDeps, IndexPeopleDeps {}

/**
 * Opens a stage, asks its approvers and begins its first round, in one transaction. Nobody to ask, or a directory that
 * answers no more: the stage is unattended and the operators are told.
 * @param changes what the step before leaves on the request row
 */
export async function openNextStage(
  deps: OpenNextStageDeps,
  step: ApprovalStep,
  number: number,
  changes: RequestChanges = {},
): Promise<NextStep> {
  const { input, rows, draft, accessPackage } = step;
  const request = rows.request.value;
  const policy = stagePolicyOf(accessPackage, number);
  const question = { accessPackage, request, stage: number, onlyFallback: false };
  const asked = await askApprovers(deps, question, draft.now);
  if (asked.kind === 'later' && !input.lastTry) return asked;
  const approvers = asked.kind === 'later' ? [] : asked.approvers;
  const stage = openStage(policy, {
    requestId: request.id,
    number,
    now: new Date(draft.now),
    timeZone: deps.policies().settings.timeZone,
    unattended: approvers.length === 0,
  });
  await indexPeople(deps, request.id, approvers);
  for (const value of approvers) draft.put({ kind: 'approver', value });
  draft.audit('stage.opened', 'system', 'orchestration', {
    stage: String(number),
    approvers: String(approvers.length),
  });
  if (approvers.length > 0) draft.effect(mailApprovers('approval-request', stage, approvers));
  const problem = approvers.length > 0 ? {} : draftProblem(draft, request, 'stage.no-approvers');
  return beginRound(step, {
    stage,
    etag: undefined,
    changes: { ...changes, ...problem, stage: number },
  });
}
