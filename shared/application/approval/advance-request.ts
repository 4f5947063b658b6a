import type { NextStep } from '../../contracts/activities';
import { afterReminder } from '../../domain/approval/open-stage';
import { nextTimer } from '../../domain/approval/stage-timer';
import { AppError } from '../../domain/app-error';
import { stagePolicyOf } from '../../domain/policy/access-package';
import { isAtEnd } from '../../domain/request/request-state';
import type { Stored } from '../../domain/request/request-rows';
import type { Stage } from '../../domain/request/stage';
import { approversOf, stageOf } from '../../domain/request/stage-rows';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import { forgetWakes } from '../wakes';
import { mailApprovers } from './approval-mails';
import type { AdvanceInput, ApprovalStep } from './approval-step';
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
  const advance = async (step: Omit<ApprovalStep, 'accessPackage'>): Promise<NextStep> => {
    const { state } = step.rows.request.value;
    if (isAtEnd(state)) {
      // A wake was on its way when the request ended: whoever hears it takes it out of the outbox.
      forgetWakes(step.rows, step.draft);
      return { kind: 'ended', state };
    }
    if (state === 'approved' || state === 'delivering') return { kind: 'deliver' };
    if (state !== 'pendingApproval') return { kind: 'missing' };
    const accessPackage = await accessPackageOf(step.rows.request.value, deps.policyVersions);
    return goOn(deps, { ...step, accessPackage });
  };

  return async (input) => {
    const result = await deps.changeRequest(input.requestId, (rows, draft) =>
      advance({ input, rows, draft }),
    );
    return result.kind === 'missing' ? { kind: 'missing' } : result.outcome;
  };
}

async function goOn(deps: AdvanceRequestDeps, step: ApprovalStep): Promise<NextStep> {
  const { rows, accessPackage } = step;
  const stored = stageOf(rows, rows.request.value.stage);
  if (stored === undefined) {
    return accessPackage.approval.stages.length === 0
      ? approve(step)
      : openNextStage(deps, step, 1);
  }
  const begun = begunBefore(step, stored.value);
  if (begun !== undefined) return begun;
  return stored.value.settlement === undefined
    ? decideOpen(deps, step, stored)
    : decideSettled(deps, step, stored);
}

/**
 * The round that this very call has begun already. It is not begun twice: its wakes may have come since, and the
 * orchestration may wait in it with the first answer.
 */
function begunBefore({ input }: ApprovalStep, stage: Stage): NextStep | undefined {
  const { execution, round } = stage;
  if (execution !== input.execution || round !== input.after + 1) return undefined;
  const { at, purpose } = nextTimer(stage);
  return { kind: 'wait', round, until: at, purpose };
}

/**
 * The timer that woke the orchestration, unless it belongs to a round that is over or to what was taken back and decided
 * anew while it fired.
 */
function elapsedNow({ input, rows }: ApprovalStep, stage: Stage): AdvanceInput['elapsed'] {
  const { at, purpose } = nextTimer(stage);
  const isOfThisRound = stage.execution === input.execution && stage.round === input.after;
  const isStillMeant = purpose === input.elapsed && at === rows.request.value.dueAt;
  return isOfThisRound && isStillMeant ? input.elapsed : null;
}

async function decideSettled(
  deps: AdvanceRequestDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
): Promise<NextStep> {
  const { settlement } = stored.value;
  if (settlement === undefined) throw new AppError('stage.not-settled');
  const isOver =
    stored.value.closed ||
    settlement.undoUntil === undefined ||
    elapsedNow(step, stored.value) === 'endOfUndo';
  return isOver
    ? closeStage(deps, step, stored, settlement)
    : beginRound(step, { stage: stored.value, etag: stored.etag });
}

async function decideOpen(
  deps: AdvanceRequestDeps,
  step: ApprovalStep,
  stored: Stored<Stage>,
): Promise<NextStep> {
  const stage = stored.value;
  const elapsed = elapsedNow(step, stage);
  const asked = approversOf(step.rows, stage.number);
  if (elapsed === 'deadline') {
    const closed = await closeStage(deps, step, stored, { outcome: 'expired', at: step.draft.now });
    const isTold = asked.length > 0 && closed.kind !== 'later';
    if (isTold) step.draft.effect(mailApprovers('approval-settled', stage, asked));
    return closed;
  }
  if (asked.every(({ state }) => state === 'unreachable')) {
    return replaceApprovers(deps, step, stored);
  }
  if (elapsed !== 'reminder') return beginRound(step, { stage, etag: stored.etag });
  const policy = stagePolicyOf(step.accessPackage, stage.number);
  const { timeZone } = deps.policies().settings;
  const reminded = afterReminder(policy, stage, new Date(step.draft.now), timeZone);
  const reachable = asked.filter(({ state }) => state === 'asked');
  step.draft.effect(mailApprovers('approval-reminder', reminded, reachable));
  return beginRound(step, { stage: reminded, etag: stored.etag });
}
