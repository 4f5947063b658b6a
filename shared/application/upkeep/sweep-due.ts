import { isAtEnd } from '../../domain/request/request-state';
import type { Clock } from '../../ports/clock';
import type { DueEntry, DueIndex } from '../../ports/due-index';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestStore } from '../../ports/request-store';
import type { StepLog } from '../../ports/step-log';
import type { ChangeRequest } from '../change-request';
import { failDelivery } from '../delivery/fail-delivery';
import { endRequest } from '../end-request';

export interface SweepDueDeps {
  readonly store: RequestStore;
  readonly due: DueIndex;
  readonly changeRequest: ChangeRequest;
  readonly clock: Clock;
  readonly log: StepLog;
}

/** Looks at every request that is overdue and does what nobody did. @returns how many it looked at */
export type SweepDue = (orchestrations: Orchestrations) => Promise<number>;

const overdueMs = 3_600_000;
const mostEntries = 200;
const mostRestarts = 5;

/**
 * Reconciles requests with their orchestrations. Reads overdue index rows only and believes the request rows: an
 * unconfirmed request past its week expires, an ended one loses its index row, and one whose orchestration is gone or
 * stuck gets a new one. A stuck instance is ended in one sweep and started again in a later one, when its end is final.
 */
export function makeSweepDue(deps: SweepDueDeps): SweepDue {
  return async (orchestrations) => {
    const entries = await deps.due.overdue(deps.clock.now(), mostEntries);
    for (const entry of entries) {
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
  const rows = await deps.store.load(entry.requestId);
  const request = rows?.request.value;
  if (request === undefined || isAtEnd(request.state) || request.dueAt !== entry.dueAt) {
    await deps.due.remove(entry);
  } else if (request.state === 'unverified') {
    await expire(deps, entry);
  } else if (deps.clock.now().getTime() - new Date(entry.dueAt).getTime() > overdueMs) {
    await revive(deps, entry, orchestrations);
  }
}

/** Unconfirmed for a week: ends without a mail, since nobody proved to be there. */
async function expire({ changeRequest, due }: SweepDueDeps, entry: DueEntry): Promise<void> {
  await changeRequest(entry.requestId, (rows, draft) => {
    if (rows.request.value.state !== 'unverified') return;
    endRequest(draft, rows.request, { event: 'expire', actor: 'system', by: 'deadline' });
  });
  await due.remove(entry);
}

async function revive(
  deps: SweepDueDeps,
  { requestId, dueAt }: DueEntry,
  orchestrations: Orchestrations,
): Promise<void> {
  const status = await orchestrations.status(requestId);
  deps.log.warn('sweep.overdue', { requestId, status });
  if (status === 'running') {
    await orchestrations.terminate(requestId, 'overdue');
    return;
  }
  const result = await deps.changeRequest(requestId, (rows, draft) => {
    const { restarts } = rows.request.value;
    if (rows.request.value.dueAt !== dueAt) return 'moved';
    if (restarts >= mostRestarts) {
      failDelivery(draft, rows.request, 'orchestration.stuck');
      return 'failed';
    }
    draft.update(rows.request, { restarts: restarts + 1 });
    draft.audit('orchestration.restarted', 'system', 'sweep', { restarts: String(restarts + 1) });
    return 'restart';
  });
  if (result.kind === 'done' && result.outcome === 'restart') await orchestrations.start(requestId);
}
