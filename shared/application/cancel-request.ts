import type { Actor, Means } from '../domain/request/actor';
import type { Canceler } from '../domain/request/canceled-by';
import { approverMail, furtherIssues } from '../domain/request/mail-order';
import { nextState } from '../domain/request/request-state';
import type { RequestChanges } from '../domain/request/sign-up-request';
import type { RequestRows } from '../domain/request/request-rows';
import { approversOf, stageOf } from '../domain/request/stage-rows';
import type { Orchestrations } from '../ports/orchestrations';
import type { ChangeRequest } from './change-request';
import { endRequest } from './end-request';
import type { RequestDraft } from './request-draft';
import { draftWake } from './wakes';

export interface CancelRequestDeps {
  readonly changeRequest: ChangeRequest;
}

export interface Cancellation {
  readonly requestId: string;
  readonly actor: Actor<Canceler>;
  readonly by: Means;
  readonly cause?: string;
  /** In an operator's words, for the audit row. */
  readonly reason?: string;
}

/** `tooLate`: delivery has begun or the request is at its end; `canceled` also when it was canceled before. */
export type CancelOutcome =
  { readonly kind: 'canceled' } | { readonly kind: 'tooLate' } | { readonly kind: 'missing' };

export type CancelRequest = (
  cancellation: Cancellation,
  orchestrations?: Orchestrations,
) => Promise<CancelOutcome>;

/** Ends a request that nobody has finished deciding; rival of every decision and deadline of the same moment. */
export function makeCancelRequest(deps: CancelRequestDeps): CancelRequest {
  return async (cancellation, orchestrations) => {
    const { requestId } = cancellation;
    const result = await deps.changeRequest(
      requestId,
      (rows, draft): CancelOutcome => {
        const { state } = rows.request.value;
        if (state === 'canceled') return { kind: 'canceled' };
        if (nextState(state, 'cancel') === undefined) return { kind: 'tooLate' };
        const changes = closeOpenStage(rows, draft);
        // An address that was never proved hears nothing more from us.
        const mail = state === 'unverified' ? undefined : 'request-canceled';
        endRequest(draft, rows.request, {
          ...cancellation,
          event: 'cancel',
          mail,
          changes,
        });
        return { kind: 'canceled' };
      },
      orchestrations,
    );
    return result.kind === 'missing' ? { kind: 'missing' } : result.outcome;
  };
}

/**
 * The stage row is written too: a decision at the same moment must lose or win as a whole. Who was told of a decision that
 * could still be taken back is told anew.
 * @returns what changes on the request row
 */
function closeOpenStage(rows: RequestRows, draft: RequestDraft): RequestChanges {
  const stored = stageOf(rows, rows.request.value.stage);
  if (stored === undefined || stored.value.closed) return {};
  const stage = stored.value;
  const approvers = approversOf(rows, stage.number);
  const orders = approvers.map(({ key }) => approverMail('approval-settled', stage, key));
  draftWake(draft, stored);
  if (stage.settlement === undefined) {
    draft.effect({ kind: 'mails', orders });
    return {};
  }
  const again = furtherIssues(orders, rows.request.value.issues);
  draft.effect({ kind: 'mails', orders: again.orders });
  return { issues: again.issues };
}
