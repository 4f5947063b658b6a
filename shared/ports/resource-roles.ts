import type { Later } from '../domain/later';
import type { ResourceRole } from '../domain/policy/resource-role';

/** Memberships and app roles of guests. Both methods throw nothing: what Graph refuses is a value. */
export interface ResourceRoles {
  /**
   * Gives the role. Already having it is success with `already: true`. A guest whom Graph does not know yet is `later`.
   * `refused`: no try will help; `cause` is a stable code such as `group.not-found`, `application.permission-missing`.
   */
  assign(
    guestId: string,
    role: ResourceRole,
  ): Promise<
    | { readonly kind: 'assigned'; readonly already: boolean }
    | { readonly kind: 'refused'; readonly cause: string }
    | Later
  >;
  /**
   * Takes the role away; repeating it is harmless. `absent`: the guest does not have it, or is not there any more;
   * `gone`: the group or application itself, named by its object id, is not there any more.
   * `refused`: no try will help; `cause` as above. A name that fits nothing is refused: it may have been changed.
   */
  remove(
    guestId: string,
    role: ResourceRole,
  ): Promise<
    | { readonly kind: 'removed' | 'absent' | 'gone' }
    | { readonly kind: 'refused'; readonly cause: string }
    | Later
  >;
}
