import { isAccessOver } from '../../domain/lifecycle/access-state';
import { nextState } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { ChangeRequest } from '../change-request';
import { deliveryDue } from '../delivery/delivery-due';
import type { RequestDraft } from '../request-draft';
import { actorOf, type Operator } from './operator';

export interface Redelivery {
  readonly requestId: string;
  readonly operator: Operator;
}

/** Why there is nothing to give. */
export type NotRedelivered = 'complete' | 'under-way' | 'not-approved' | 'access-ended';

export type RedeliverOutcome =
  /** `welcomed`: the guest has had the welcome mail, and gets no other. */
  | { readonly kind: 'begun'; readonly welcomed: boolean }
  | { readonly kind: 'notBegun'; readonly why: NotRedelivered }
  | { readonly kind: 'missing' };

export type RedeliverRequest = (redelivery: Redelivery) => Promise<RedeliverOutcome>;

/**
 * Begins a delivery again that left something out, once the cause is mended: a new execution goes on from the rows, so
 * that the guest is invited only if nobody was, and given only what is missing. The end of access stays where it is.
 */
export function makeRedeliverRequest(changeRequest: ChangeRequest): RedeliverRequest {
  return async ({ requestId, operator }) => {
    const result = await changeRequest(requestId, (rows, draft): RedeliverOutcome => {
      const why = reasonAgainst(rows);
      if (why !== undefined) return { kind: 'notBegun', why };
      begin(rows, draft);
      retryFailed(rows, draft);
      const { reason } = operator;
      draft.audit('delivery.restarted', actorOf(operator), 'command', { reason });
      return { kind: 'begun', welcomed: rows.assignment !== undefined };
    });
    return result.kind === 'missing' ? result : result.outcome;
  };
}

function reasonAgainst(rows: RequestRows): NotRedelivered | undefined {
  const { state } = rows.request.value;
  if (state === 'delivered') return 'complete';
  if (state === 'approved' || state === 'delivering') return 'under-way';
  // A delivery may also fail because nobody moved the request, long before anybody approved it.
  const isApproved = rows.audit.some(({ value }) => value.action === 'request.approved');
  if (nextState(state, 'redeliver') === undefined || !isApproved) return 'not-approved';
  return isAccessOver(rows) ? 'access-ended' : undefined;
}

function begin({ request }: RequestRows, draft: RequestDraft): void {
  const { closedAt: _closed, cause: _mended, hold: _before, ...value } = request.value;
  const changes = { restarts: 0, dueAt: deliveryDue(draft.now) };
  draft.move({ ...request, value }, 'redeliver', changes);
  draft.effect({ kind: 'start' });
}

/** The tries so far are kept: what the guest has by now counts as given for this request, and goes with its end. */
function retryFailed({ resources }: RequestRows, draft: RequestDraft): void {
  for (const { value, etag } of resources) {
    if (value.state !== 'failed') continue;
    const waiting = { ...value, state: 'waiting', updatedAt: draft.now } as const;
    draft.replace({ kind: 'resource', value: waiting }, etag);
  }
}
