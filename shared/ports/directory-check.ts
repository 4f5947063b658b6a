import type { Later } from '../domain/later';
import type { ResourceRole } from '../domain/policy/resource-role';

/** Questions about the tenant that only operators ask; nothing is changed. */
export interface DirectoryCheck {
  /**
   * How many people or groups still answer for a guest: enabled accounts and groups count. `noUser`: the guest is gone.
   * @throws AppError `graph.refused` where the sign-in may not see them
   * @see https://learn.microsoft.com/graph/api/user-list-sponsors
   */
  countSponsors(
    guestId: string,
  ): Promise<
    { readonly kind: 'counted'; readonly count: number } | { readonly kind: 'noUser' } | Later
  >;
  /** Whether what a policy gives is there. `cause` is a stable code such as `group.not-found`. */
  findResource(
    role: ResourceRole,
  ): Promise<
    { readonly kind: 'found' } | { readonly kind: 'unresolved'; readonly cause: string } | Later
  >;
}
