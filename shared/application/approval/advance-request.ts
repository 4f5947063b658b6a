import type { NextStep } from '../../contracts/activities';
import { afterReminder } from '../../domain/approval/open-stage';
import { AppError } from '../../domain/app-error';
import { isAtEnd } from '../../domain/request/request-state';
import type { Approver } from '../../domain/request/approver';
import type { Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { ChangeRequest } from '../change-request';
import { wakeRow } from '../wake-row';
import { mailApprovers } from './approval-mails';
import type { Advanced, AdvanceInput, ApprovalStep } from './approval-step';
import { beginRound } from './begin-round';
import { approve, closeStage } from './close-stage';
import { openNextStage, type OpenNextStageDeps } from './open-next-stage';
import { replaceApprovers } from './replace-approvers';

export interface AdvanceRequestDeps extends OpenNextStageDeps {
  readonly changeRequest: ChangeRequest;
  readonly policyVersions: PolicyVersions;
}

/** Answers the orchestration's one question: how does this request go on? */
export type AdvanceRequest = (input: AdvanceInput) => Promise<NextStep>;

/**
 * Loads the request, does whatever is to be done now (opens or closes a stage, reminds, begins a round of waiting) in one
 * transaction, and says what the orchestration waits for. The rows are the truth: a new execution goes on where the last
 * one stopped, a timer only proposes, and a repeated call changes nothing.
 */
export function makeAdvanceRequest(deps: AdvanceRequestDeps): AdvanceRequest {
  const advance = async (step: Omit<ApprovalStep, 'accessPackage'>): Promise<Advanced> => {
    const { state, policyVersion } = step.rows.request.value;
    if (isAtEnd(state)) return forgetWakes(step, state);
    if (state === 'approved' || state === 'delivering') return { next: { kind: 'deliver' } };
    if (state !== 'pendingApproval') return { next: { kind: 'missing' } };
    const accessPackage = await deps.policyVersions.load(policyVersion);
    if (accessPackage === undefined) throw new AppError('policy.version-missing');
    return goOn(deps, { ...step, accessPackage });
  };

  return async (input) => {
    const result = await deps.changeRequest(input.requestId, (rows, draft) =>
      advance({ input, rows, draft }),
    );
    if (result.kind === 'missing') return { kind: 'missing' };
    const { next, staleDueAt } = result.outcome;
    // After the commit: an index row that is left over is found stale by its reader, a missing one by nobody.
    if (staleDueAt !== undefined) {
      await deps.due.remove({ requestId: input.requestId, dueAt: staleDueAt });
    }
    return next;
  };
}

async function goOn(deps: AdvanceRequestDeps, step: ApprovalStep): Promise<Advanced> {
  const { rows, accessPackage } = step;
  const stored = rows.stages.find(({ value }) => value.number === rows.request.value.stage);
  if (stored === undefined) {
    return accessPackage.approval.stages.length === 0
      ? approve(step)
      : openNextStage(deps, step, 1);
  }
  return stored.value.settlement === undefined
    ? decideOpen(deps, step, stored)
    : decideSettled(deps, step, stored);
}

/** The timer that woke the orchestration, unless it belongs to a round that is over. */
function elapsedNow({ input }: ApprovalStep, stage: Stage): AdvanceInput['elapsed'] {
  return stage.execution === input.execution && stage.round === input.after ? input.elapsed : null;
}

async function decideSettled(
  deps: AdvanceRequestDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
): Promise<Advanced> {
  const { settlement } = stored.value;
  if (settlement === undefined) throw new AppError('stage.not-settled');
  const isOver =
    stored.value.closed ||
    settlement.undoUntil === undefined ||
    elapsedNow(step, stored.value) === 'endOfUndo';
  return isOver
    ? closeStage(deps, step, stored, settlement)
    : beginRound(deps.due, step, { stage: stored.value, etag: stored.etag });
}

async function decideOpen(
  deps: AdvanceRequestDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
): Promise<Advanced> {
  const stage = stored.value;
  const elapsed = elapsedNow(step, stage);
  const asked = approversOf(step, stage.number);
  if (elapsed === 'deadline') {
    const settled: Stage = { ...stage, settlement: { outcome: 'expired', at: step.draft.now } };
    if (asked.length > 0) step.draft.effect(mailApprovers('approval-settled', settled, asked));
    return closeStage(deps, step, stored, { outcome: 'expired', at: step.draft.now });
  }
  if (asked.every(({ state }) => state === 'unreachable')) {
    return replaceApprovers(deps, step, stored);
  }
  if (elapsed !== 'reminder') return beginRound(deps.due, step, { stage, etag: stored.etag });
  const policy = step.accessPackage.approval.stages[stage.number - 1];
  if (policy === undefined) throw new AppError('policy.stage-missing');
  const reminded = afterReminder(policy, stage, deps.policies().settings.timeZone);
  const reachable = asked.filter(({ state }) => state === 'asked');
  step.draft.effect(mailApprovers('approval-reminder', reminded, reachable));
  return beginRound(deps.due, step, { stage: reminded, etag: stored.etag });
}

function approversOf({ rows }: ApprovalStep, stage: number): readonly Approver[] {
  return rows.approvers.map(({ value }) => value).filter((approver) => approver.stage === stage);
}

/** The request has ended while a wake was on its way: the round that hears it takes it out of the outbox. */
function forgetWakes(
  { rows, draft }: Omit<ApprovalStep, 'accessPackage'>,
  state: ApprovalStep['rows']['request']['value']['state'],
): Advanced {
  for (const { value, etag } of rows.stages) {
    if (value.wakes.length === 0) continue;
    for (const key of value.wakes) draft.remove(wakeRow(value.requestId, key));
    draft.replace({ kind: 'stage', value: { ...value, wakes: [] } }, etag);
  }
  return { next: { kind: 'ended', state } };
}
