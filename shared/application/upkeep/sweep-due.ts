import type { Clock } from '../../ports/clock';
import type { DueEntry, DueIndex } from '../../ports/due-index';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestStore } from '../../ports/request-store';
import type { StepLog } from '../../ports/step-log';
import type { ChangeRequest } from '../change-request';
import { endRequest } from '../end-request';
import type { SweepAssignment } from '../lifecycle/sweep-assignment';
import { makeTimeBudget } from '../time-budget';
import { overdueAction } from './overdue-action';
import type { ReviveRequest } from './revive-request';

export interface SweepDueDeps {
  readonly store: RequestStore;
  readonly due: DueIndex;
  readonly changeRequest: ChangeRequest;
  readonly reviveRequest: ReviveRequest;
  readonly sweepAssignment: SweepAssignment;
  readonly clock: Clock;
  readonly log: StepLog;
}

/** Looks at every request that is overdue, as far as the time of one run goes, and does what nobody did. @returns how many are overdue */
export type SweepDue = (orchestrations: Orchestrations) => Promise<number>;

const mostEntries = 200;

/**
 * Reconciles requests with their orchestrations. Reads overdue index rows only and believes the request rows: an
 * unconfirmed request past its week expires, an ended one loses its index row, and one whose orchestration is gone or
 * stuck for an hour gets a new one. Assignments whose time has come are announced, ended and settled.
 */
export function makeSweepDue(deps: SweepDueDeps): SweepDue {
  return async (orchestrations) => {
    const entries = await deps.due.overdue(deps.clock.now(), mostEntries);
    const isTimeUp = makeTimeBudget(deps.clock);
    for (const entry of entries) {
      if (isTimeUp()) break;
      try {
        await look(deps, entry, orchestrations);
      } catch (error) {
        deps.log.error('sweep.failed', { requestId: entry.requestId }, error);
      }
    }
    return entries.length;
  };
}

async function look(
  deps: SweepDueDeps,
  entry: DueEntry,
  orchestrations: Orchestrations,
): Promise<void> {
  const { requestId, dueAt } = entry;
  const now = deps.clock.now();
  switch (overdueAction(await deps.store.load(requestId), dueAt, now)) {
    case 'end':
      return deps.sweepAssignment(requestId);
    case 'forget':
      return deps.due.remove(entry);
    case 'expire':
      return expire(deps, entry);
    case 'revive': {
      const forMs = now.getTime() - new Date(dueAt).getTime();
      return deps.reviveRequest({ requestId, forMs }, orchestrations);
    }
    case 'wait':
  }
}

/** Unconfirmed for a week: ends without a mail, since nobody proved to be there. */
async function expire({ changeRequest }: SweepDueDeps, entry: DueEntry): Promise<void> {
  await changeRequest(entry.requestId, (rows, draft) => {
    const { state, dueAt } = rows.request.value;
    // Confirmed, or asked for once more, while this looked at it.
    if (state !== 'unverified' || dueAt !== entry.dueAt) return;
    endRequest(draft, rows.request, { event: 'expire', actor: 'system', by: 'deadline' });
  });
}
