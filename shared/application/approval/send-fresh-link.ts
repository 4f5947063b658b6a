import { linkUntil } from '../../domain/approval/link-life';
import { reviewState } from '../../domain/approval/review-state';
import type { LinkClaims } from '../../domain/link-claims';
import type { RateLimits } from '../../ports/rate-limits';
import type { ChangeRequest } from '../change-request';

export interface SendFreshLinkDeps {
  readonly changeRequest: ChangeRequest;
  readonly rateLimits: RateLimits;
}

/** `sent` also when one was sent within the last ten minutes. `notExpired`: the link shows something else. */
export type FreshLinkOutcome = { readonly kind: 'sent' } | { readonly kind: 'notExpired' };

export type SendFreshLink = (claims: LinkClaims) => Promise<FreshLinkOutcome>;

const quietSeconds = 600;

/** Mails a new link to the address that the expired one was issued to, while its stage is open. */
export function makeSendFreshLink({ changeRequest, rateLimits }: SendFreshLinkDeps): SendFreshLink {
  return async (claims) => {
    const counter = `fresh-link|${claims.requestId}|${String(claims.stage)}|${claims.approver}`;
    const result = await changeRequest(
      claims.requestId,
      async (rows, draft): Promise<FreshLinkOutcome> => {
        const state = reviewState(rows, claims, true);
        if (state.kind !== 'expired') return { kind: 'notExpired' };
        const taken = await rateLimits.take(counter, quietSeconds, 1);
        if (taken.kind === 'exceeded') return { kind: 'sent' };
        const { value: approver, etag } = state.approver;
        const issueOf = `approval-request|${String(approver.stage)}|${approver.key}`;
        const issue = (rows.request.value.issues[issueOf] ?? 0) + 1;
        const until = linkUntil(new Date(draft.now));
        draft.replace({ kind: 'approver', value: { ...approver, linkUntil: until } }, etag);
        draft.update(rows.request, { issues: { ...rows.request.value.issues, [issueOf]: issue } });
        const { number: stage, generation } = state.stage.value;
        const order = { mail: 'approval-request', stage, generation, reminder: 0, issue } as const;
        draft.effect({ kind: 'mails', orders: [{ ...order, recipient: approver.key }] });
        draft.audit('link.renewed', `approver:${approver.key}`, 'link', { stage: String(stage) });
        return { kind: 'sent' };
      },
    );
    return result.kind === 'missing' ? { kind: 'notExpired' } : result.outcome;
  };
}
