import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';
import type { Orchestrations } from '../../ports/orchestrations';
import type { StepLog } from '../../ports/step-log';
import type { ChangeRequest } from '../change-request';
import { failDelivery } from '../delivery/fail-delivery';
import type { RequestDraft } from '../request-draft';
import { forgetWakes } from '../wakes';

export interface ReviveRequestDeps {
  readonly changeRequest: ChangeRequest;
  readonly log: StepLog;
}

export interface Overdue {
  readonly requestId: string;
  /** How long nothing happened that should have. */
  readonly forMs: number;
}

/**
 * Gives a request that is overdue an orchestration that works. One that runs is ended after an hour, and the request gets
 * a new one in a later call, when its end is final: five times, further and further apart, then delivery has failed.
 * A request at its end only has its wakes forgotten.
 */
export type ReviveRequest = (overdue: Overdue, orchestrations: Orchestrations) => Promise<void>;

const stuckMs = 3_600_000;
const firstPauseMs = 300_000;
const mostRestarts = 5;

export function makeReviveRequest(deps: ReviveRequestDeps): ReviveRequest {
  return async ({ requestId, forMs }, orchestrations) => {
    const status = await orchestrations.status(requestId);
    if (status === 'running' && forMs <= stuckMs) return;
    deps.log.warn('request.overdue', { requestId, status });
    if (status === 'running') {
      await orchestrations.terminate(requestId, 'overdue');
      return;
    }
    await deps.changeRequest(requestId, restart, orchestrations);
  };
}

function restart(rows: RequestRows, draft: RequestDraft): void {
  const { state, restarts, updatedAt } = rows.request.value;
  if (isAtEnd(state)) {
    forgetWakes(rows, draft);
    return;
  }
  const idleMs = new Date(draft.now).getTime() - new Date(updatedAt).getTime();
  if (idleMs < firstPauseMs * 2 ** restarts) return;
  if (restarts >= mostRestarts) {
    forgetWakes(rows, draft);
    failDelivery(draft, rows.request, { by: 'sweep', cause: 'orchestration.stuck' });
    return;
  }
  // The new execution has its hour before it is judged.
  draft.update(rows.request, { restarts: restarts + 1, dueAt: draft.now });
  draft.audit('orchestration.restarted', 'system', 'sweep', { restarts: String(restarts + 1) });
  draft.effect({ kind: 'start' });
}
