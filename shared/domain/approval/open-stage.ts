import { addDuration } from '../duration';
import type { ApprovalStagePolicy } from '../policy/approval-stage-policy';
import type { Stage } from '../request/stage';

export interface StageOpening {
  readonly requestId: string;
  /** 1 to 3. */
  readonly number: number;
  readonly now: Date;
  /** The settings' zone: deadlines keep its wall clock. */
  readonly timeZone: string;
  /** Nobody could be resolved, fallback approvers included. */
  readonly unattended: boolean;
}

/** A stage as it is when it opens: first generation, all reminders ahead, nobody waiting yet. */
export function openStage(policy: ApprovalStagePolicy, opening: StageOpening): Stage {
  const { requestId, number, now, timeZone, unattended } = opening;
  const reminderAt = unattended ? nextLook(now) : reminderTime(policy, now, 0, timeZone);
  return {
    requestId,
    number,
    name: policy.name,
    generation: 1,
    openedAt: now.toISOString(),
    deadlineAt: addDuration(now, policy.deadline, timeZone).toISOString(),
    ...(reminderAt === undefined ? {} : { reminderAt }),
    remindersSent: 0,
    closed: false,
    unattended,
    execution: '',
    round: 0,
    wakes: [],
  };
}

/** When the directory is asked again for approvers of a stage that has none (ISO instant). */
export function nextLook(now: Date): string {
  return new Date(now.getTime() + 3_600_000).toISOString();
}

/** The stage after a reminder went out: counted, and the next one set if the policy has one left. */
export function afterReminder(policy: ApprovalStagePolicy, stage: Stage, timeZone: string): Stage {
  const { reminderAt: _sent, ...rest } = stage;
  const remindersSent = stage.remindersSent + 1;
  const next = reminderTime(policy, new Date(stage.openedAt), remindersSent, timeZone);
  return { ...rest, remindersSent, ...(next === undefined ? {} : { reminderAt: next }) };
}

const reopenedDays = { kind: 'iso', months: 0, days: 1, seconds: 0 } as const;

/** The stage after its decision was taken back: a new generation, no settlement, at least one more day. */
export function reopenStage(stage: Stage, now: Date, timeZone: string): Stage {
  const { settlement: _undone, ...rest } = stage;
  const oneMoreDay = addDuration(now, reopenedDays, timeZone).toISOString();
  return {
    ...rest,
    generation: stage.generation + 1,
    deadlineAt: stage.deadlineAt > oneMoreDay ? stage.deadlineAt : oneMoreDay,
  };
}

function reminderTime(
  policy: ApprovalStagePolicy,
  openedAt: Date,
  sent: number,
  timeZone: string,
): string | undefined {
  const after = policy.remindAfter[sent];
  return after === undefined ? undefined : addDuration(openedAt, after, timeZone).toISOString();
}
