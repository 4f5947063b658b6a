import { isPaused } from '../../domain/policy/with-switches';
import { isAtEnd } from '../../domain/request/request-state';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { ChangeRequest } from '../change-request';
import { deliveryDue } from './delivery-due';

export interface HoldDeliveryDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
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
    await deps.changeRequest(request.id, (rows, draft) => {
      const { state, hold: before } = rows.request.value;
      if (isAtEnd(state)) return;
      draft.update(rows.request, { hold, dueAt: deliveryDue(draft.now) });
      if (before === undefined) draft.audit('delivery.held', 'system', 'orchestration');
    });
    return true;
  };
}
