/** One person or group of the tenant. A user by user principal name or object id, a group by object id or display name. */
export type DirectoryReference =
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'group'; readonly group: string };

/**
 * Who decides, as a policy names them; who that is right now is resolved when the stage opens. `sponsors` are those of the
 * requestor's connected organization, `managerOf` is the direct manager of a user.
 */
export type ApproverReference =
  | DirectoryReference
  | { readonly kind: 'sponsors'; readonly sponsors: 'connectedOrganization' }
  | { readonly kind: 'managerOf'; readonly managerOf: string };
