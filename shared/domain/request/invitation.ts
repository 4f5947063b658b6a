/** The Graph invitation of a request. */
export interface Invitation {
  readonly requestId: string;
  readonly guestId: string;
  /** Who the guest was before: decides what the welcome mail links to. */
  readonly found: 'new' | 'pendingGuest' | 'guest' | 'member';
  readonly invitedAt: string;
  /** A secret: opens the tenant. Gone once the welcome mail is marked sent. */
  readonly redeemUrl?: string;
}
