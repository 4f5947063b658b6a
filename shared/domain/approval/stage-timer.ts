import type { Stage, TimerPurpose } from '../request/stage';

/** The next instant that means something to an open or settled stage, and what it means. */
export interface StageTimer {
  readonly purpose: TimerPurpose;
  /** ISO instant. */
  readonly at: string;
}

/**
 * What a round of the stage waits for beside a wake: the end of the undo window once settled, else the next reminder
 * or the deadline, whichever comes first (the deadline when both fall together).
 */
export function nextTimer(stage: Stage): StageTimer {
  const { settlement, reminderAt, deadlineAt } = stage;
  if (settlement !== undefined) {
    return { purpose: 'endOfUndo', at: settlement.undoUntil ?? settlement.at };
  }
  return reminderAt !== undefined && reminderAt < deadlineAt
    ? { purpose: 'reminder', at: reminderAt }
    : { purpose: 'deadline', at: deadlineAt };
}
