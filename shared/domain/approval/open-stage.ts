import { addDuration } from '../duration';
import type { ApprovalStagePolicy } from '../policy/approval-stage-policy';
import type { Stage } from '../request/stage';

/** What a stage takes from the moment that it opens in. */
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
  const reminderAt = unattended ? nextSearch(now) : reminderAfter(policy, now, now, timeZone);
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
export function nextSearch(now: Date): string {
  return new Date(now.getTime() + 3_600_000).toISOString();
}

/** The stage after a reminder went out: counted, and the next one set if the policy has one left. */
export function afterReminder(
  policy: ApprovalStagePolicy,
  stage: Stage,
  now: Date,
  timeZone: string,
): Stage {
  const counted = { ...stage, remindersSent: stage.remindersSent + 1 };
  return withNextReminder(policy, counted, now, timeZone);
}

/** The stage after other approvers were asked: of the policy's reminders, those that are still ahead. */
export function withNextReminder(
  policy: ApprovalStagePolicy,
  { reminderAt: _before, ...stage }: Stage,
  now: Date,
  timeZone: string,
): Stage {
  const next = reminderAfter(policy, new Date(stage.openedAt), now, timeZone);
  return { ...stage, ...(next === undefined ? {} : { reminderAt: next }) };
}

const reopenedDays = { kind: 'iso', months: 0, days: 1, seconds: 0 } as const;

/** The stage after its decision was taken back: a new generation, no settlement, at least one more day. */
export function reopenStage(stage: Stage, now: Date, timeZone: string): Stage {
  const { settlement: _undone, reminderAt, ...rest } = stage;
  const oneMoreDay = addDuration(now, reopenedDays, timeZone).toISOString();
  // Everybody is asked anew: a reminder that came due meanwhile would follow at once.
  const isMissed = reminderAt !== undefined && reminderAt <= now.toISOString();
  return {
    ...rest,
    ...(reminderAt === undefined ? {} : { reminderAt: isMissed ? oneMoreDay : reminderAt }),
    generation: stage.generation + 1,
    deadlineAt: stage.deadlineAt > oneMoreDay ? stage.deadlineAt : oneMoreDay,
  };
}

/** A timer may fire a second early; the reminder that it fired for is then not the next one. */
const earlyMs = 2000;

/** The policy's first reminder that is still ahead (ISO instant); those missed meanwhile are not made up for. */
function reminderAfter(
  { remindAfter }: ApprovalStagePolicy,
  openedAt: Date,
  now: Date,
  timeZone: string,
): string | undefined {
  return remindAfter
    .map((after) => addDuration(openedAt, after, timeZone))
    .find((instant) => instant.getTime() > now.getTime() + earlyMs)
    ?.toISOString();
}
