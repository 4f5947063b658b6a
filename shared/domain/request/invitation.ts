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

/** Only those whom we invited need a redeem link, and only their accounts are ours to block or delete. */
export function isInvited({ found }: Pick<Invitation, 'found'>): boolean {
  return found === 'new' || found === 'pendingGuest';
}
