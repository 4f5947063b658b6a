import type { DueIndex } from '../ports/due-index';
import type { StepLog } from '../ports/step-log';

export interface RemoveStaleDueDeps {
  readonly due: DueIndex;
  readonly log: StepLog;
}

/**
 * Removes the due entry that a committed step made stale. Never throws: the step has happened, and an index row that is
 * left over is found stale by its reader.
 */
export async function removeStaleDue(
  { due, log }: RemoveStaleDueDeps,
  requestId: string,
  dueAt: string | undefined,
): Promise<void> {
  if (dueAt === undefined) return;
  try {
    await due.remove({ requestId, dueAt });
  } catch (error) {
    log.warn('due.left-over', { requestId }, error);
  }
}
