/** How a stage was settled, by whom and how long that can be taken back. */
export interface Settlement {
  readonly outcome: 'approved' | 'denied' | 'expired';
  readonly at: string;
  /** Key of the approver who decided, `operator:<name>` when operators did on behalf; undefined: nobody in time. */
  readonly approver?: string;
  /** Until when the deciding approver can take it back; undefined: no window. */
  readonly undoUntil?: string;
}

/** What the orchestration waits for in a round, beside a wake. */
export type TimerPurpose = 'reminder' | 'deadline' | 'endOfUndo';

/** One round of approval. */
export interface Stage {
  readonly requestId: string;
  /** 1 to 3. */
  readonly number: number;
  readonly name: string;
  /** Rises when the stage is reopened; links of an earlier generation no longer decide. */
  readonly generation: number;
  readonly openedAt: string;
  readonly deadlineAt: string;
  /** When the next reminder is due; undefined when none is left. */
  readonly reminderAt?: string;
  readonly remindersSent: number;
  readonly settlement?: Settlement;
  /** True once the end of the undo window passed: what follows from the settlement has begun. */
  readonly closed: boolean;
  /** Nobody could be asked: the deadline then expires the request whatever the policy says. */
  readonly unattended: boolean;
  /** Which execution of the orchestration waits, and in which round; the wake event is `wake:<round>`. */
  readonly execution: string;
  readonly round: number;
  /** Keys of the outbox entries whose wake the next round has heard. */
  readonly wakes: readonly string[];
}

/** The name of the event that lets a held delivery go on. */
export function resumeEvent(hold: number): string {
  return `resume:${String(hold)}`;
}

/** The name of the event that ends a round's waiting. */
export function wakeEvent(round: number): string {
  return `wake:${String(round)}`;
}
