import type { Later } from '../domain/later';

/** How a guest's account stands in the tenant. */
export type GuestAccount =
  /** There is no such user any more; one in the recycle bin counts as none. */
  | { readonly kind: 'absent' }
  /** No guest, or not any more: never touched. */
  | { readonly kind: 'member' }
  | { readonly kind: 'guest'; readonly enabled: boolean };

type Refused = { readonly kind: 'refused'; readonly cause: string };

/** The accounts of guests, to block and to delete. Repeating any call is harmless. */
export interface GuestAccounts {
  /** `refused`: no try will help; `cause` is a stable code such as `account.permission-missing`. */
  find(
    guestId: string,
  ): Promise<{ readonly kind: 'found'; readonly account: GuestAccount } | Refused | Later>;
  /**
   * Whether somebody counts on the account: it is in a group with assigned members, or has an app role in person. Neither
   * rule-based groups count, nor what a guest gets by consenting to an application. `refused` as above.
   */
  hasOtherAccess(
    guestId: string,
  ): Promise<{ readonly kind: 'known'; readonly has: boolean } | Refused | Later>;
  /**
   * Switches sign-in off and ends the sessions that are open; one that it may not end lasts an hour at most. `refused` as
   * above.
   * @see https://learn.microsoft.com/graph/api/user-update (accountEnabled)
   */
  block(
    guestId: string,
  ): Promise<{ readonly kind: 'blocked' } | { readonly kind: 'absent' } | Refused | Later>;
  /**
   * Moves the account to the recycle bin, where it can be restored for 30 days.
   * @see https://learn.microsoft.com/graph/api/user-delete
   */
  delete(
    guestId: string,
  ): Promise<{ readonly kind: 'deleted' } | { readonly kind: 'absent' } | Refused | Later>;
}
