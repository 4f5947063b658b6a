import { isPaused } from '../../domain/policy/with-switches';
import { isAtEnd } from '../../domain/request/request-state';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { DueIndex } from '../../ports/due-index';
import type { ChangeRequest } from '../change-request';
import { removeStaleDue, type RemoveStaleDueDeps } from '../remove-stale-due';
import { putDeliveryDue } from './delivery-due';

export interface HoldDeliveryDeps extends RemoveStaleDueDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
  readonly due: DueIndex;
}

/** Whether the delivery is held now; then the request row says what its orchestration waits for. */
export type HoldDelivery = (request: SignUpRequest, hold: number) => Promise<boolean>;

/**
 * Holds a delivery whose package or organization is paused. Each time it is asked the due time moves on, so that a pause
 * counts neither as a try nor as overdue.
 */
export function makeHoldDelivery(deps: HoldDeliveryDeps): HoldDelivery {
  return async (request, hold) => {
    if (!isPaused(deps.policies(), request)) return false;
    let staleDueAt: string | undefined;
    await deps.changeRequest(request.id, async (rows, draft) => {
      const { state, hold: before } = rows.request.value;
      staleDueAt = undefined;
      if (isAtEnd(state)) return;
      const next = await putDeliveryDue(deps.due, rows.request.value, draft);
      staleDueAt = next.staleDueAt;
      draft.update(rows.request, { hold, dueAt: next.dueAt });
      if (before === undefined) draft.audit('delivery.held', 'system', 'orchestration');
    });
    await removeStaleDue(deps, request.id, staleDueAt);
    return true;
  };
}
