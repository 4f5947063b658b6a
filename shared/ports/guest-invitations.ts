import type { Later } from '../domain/later';

/** What Graph needs to know of an invitation. */
export interface GuestInvitation {
  readonly address: string;
  readonly displayName: string;
  readonly redirectUrl: string;
  /** Object ids of users, at most 5. */
  readonly sponsors: readonly string[];
}

/** Invites guests; the mail is ours, so Graph never sends one. */
export interface GuestInvitations {
  /**
   * Idempotent: a pending guest is the same object with a new redeem link. Throws nothing.
   * `refused`: no try will help; `cause` is a stable code such as `invitation.domain-blocked`.
   * @see https://learn.microsoft.com/graph/api/invitation-post
   */
  invite(
    invitation: GuestInvitation,
  ): Promise<
    | { readonly kind: 'invited'; readonly guestId: string; readonly redeemUrl: string }
    | { readonly kind: 'refused'; readonly cause: string }
    | Later
  >;
}
