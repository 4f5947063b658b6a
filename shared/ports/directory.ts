import type { Later } from '../domain/later';
import type { PersonReference } from '../domain/policy/approver-reference';

/** A member of the tenant who may be asked to decide. */
export interface DirectoryPerson {
  /** Object id. */
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
  readonly language?: string;
}

/** Whom an address belongs to in the tenant. */
export type AddressOwner =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'guest'; readonly id: string; readonly redeemed: boolean }
  | { readonly kind: 'member'; readonly id: string }
  /** `accountEnabled` is false; never unblocked by us. */
  | { readonly kind: 'blocked'; readonly id: string }
  /** In the recycle bin for 30 days; the address cannot be invited. */
  | { readonly kind: 'deleted'; readonly id: string }
  /** More than one object answers to the address. */
  | { readonly kind: 'ambiguous' };

/** The people of the tenant, as Microsoft Graph knows them. */
export interface Directory {
  /**
   * `refused`: no try will help; `cause` is a stable code such as `directory.permission-missing`.
   * @see https://learn.microsoft.com/entra/external-id/customize-invitation-api (the existence check)
   */
  findOwner(
    address: string,
  ): Promise<
    | { readonly kind: 'found'; readonly owner: AddressOwner }
    | { readonly kind: 'refused'; readonly cause: string }
    | Later
  >;
  /**
   * The people a policy's reference stands for now: transitive members of a group, a user, sponsors, a manager.
   * Only enabled accounts with a mailbox, at most 50, in a stable order.
   * `unresolved`: the object is gone, or a display name fits none or several; `reference` names it for operators.
   * With a `cause`, a stable code such as `group.permission-missing`, Graph refused to look.
   */
  resolve(
    reference: PersonReference,
  ): Promise<
    | { readonly kind: 'resolved'; readonly people: readonly DirectoryPerson[] }
    | { readonly kind: 'unresolved'; readonly reference: string; readonly cause?: string }
    | Later
  >;
}
