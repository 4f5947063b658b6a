import { reviewState } from '../../domain/approval/review-state';
import type { LinkClaims } from '../../domain/link-claims';
import type { RateLimits } from '../../ports/rate-limits';
import type { ChangeRequest } from '../change-request';
import { mayMailLinks } from '../links/may-mail-links';
import { draftFreshLink } from './draft-fresh-link';

export interface SendFreshLinkDeps {
  readonly changeRequest: ChangeRequest;
  readonly rateLimits: RateLimits;
}

/** `sent` also when one was sent within the last ten minutes, or five within a day. `notExpired`: the link shows something else. */
export type FreshLinkOutcome = { readonly kind: 'sent' } | { readonly kind: 'notExpired' };

export type SendFreshLink = (claims: LinkClaims) => Promise<FreshLinkOutcome>;

/** Mails a new link to the address that the expired one was issued to, while its stage is open. */
export function makeSendFreshLink({ changeRequest, rateLimits }: SendFreshLinkDeps): SendFreshLink {
  return async (claims) => {
    const counter = `fresh-link|${claims.requestId}|${String(claims.stage)}|${claims.approver}`;
    // Counted once, however often somebody else's write makes this begin again.
    let mayMail: Promise<boolean> | undefined;
    const result = await changeRequest(
      claims.requestId,
      async (rows, draft): Promise<FreshLinkOutcome> => {
        const state = reviewState(rows, claims, true);
        if (state.kind !== 'expired') return { kind: 'notExpired' };
        mayMail ??= mayMailLinks(rateLimits, counter);
        if (await mayMail) draftFreshLink(rows, draft, state.stage.value, state.approver);
        return { kind: 'sent' };
      },
    );
    return result.kind === 'missing' ? { kind: 'notExpired' } : result.outcome;
  };
}
