/** One person or group of the tenant. A user by user principal name or object id, a group by object id or display name. */
export type DirectoryReference =
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'group'; readonly group: string };

/** What the directory can be asked for; `managerOf` is the direct manager of a user. */
export type PersonReference =
  DirectoryReference | { readonly kind: 'managerOf'; readonly managerOf: string };

/**
 * Who decides, as a policy names them; who that is right now is resolved when the stage opens. `sponsors` are those of the
 * requestor's connected organization.
 */
export type ApproverReference =
  PersonReference | { readonly kind: 'sponsors'; readonly sponsors: 'connectedOrganization' };

/**
 * The references with the sponsors in their places.
 * @param sponsors of the requestor's connected organization; empty without one
 */
export function withSponsors(
  references: readonly ApproverReference[],
  sponsors: readonly DirectoryReference[],
): readonly PersonReference[] {
  return references.flatMap((reference): readonly PersonReference[] =>
    reference.kind === 'sponsors' ? sponsors : [reference],
  );
}
