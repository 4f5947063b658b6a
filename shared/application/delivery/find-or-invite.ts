import type { Later } from '../../domain/later';
import type { RequestRows } from '../../domain/request/request-rows';
import { fullName } from '../../domain/request/submission';
import type { Invitation } from '../../domain/request/invitation';
import type { Directory } from '../../ports/directory';
import type { GuestInvitations } from '../../ports/guest-invitations';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import { chosenContent } from '../chosen-content';
import { peopleBehind, type PeopleBehindDeps } from '../people-behind';

export interface FindOrInviteDeps extends PeopleBehindDeps {
  readonly directory: Directory;
  readonly invitations: GuestInvitations;
  readonly policyVersions: PolicyVersions;
}

export type FoundOrInvited =
  | {
      readonly kind: 'invited';
      readonly invitation: Pick<Invitation, 'guestId' | 'found' | 'redeemUrl'>;
    }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later;

/** Graph takes at most five. @see https://learn.microsoft.com/graph/api/resources/invitation (invitedUserSponsors) */
const mostSponsors = 5;

/**
 * The user behind the request's address, invited if need be. A guest who never redeemed is invited again: the same object
 * with the sponsors it has, a new link. Whoever can sign in already is left as they are; who was blocked or deleted by
 * somebody is not brought back by us.
 */
export async function findOrInvite(
  deps: FindOrInviteDeps,
  rows: RequestRows,
): Promise<FoundOrInvited> {
  const found = await deps.directory.findOwner(rows.request.value.address);
  if (found.kind !== 'found') return found;
  const { owner } = found;
  switch (owner.kind) {
    case 'member':
      return { kind: 'invited', invitation: { guestId: owner.id, found: 'member' } };
    case 'guest':
      return owner.redeemed
        ? { kind: 'invited', invitation: { guestId: owner.id, found: 'guest' } }
        : invite(deps, rows, 'pendingGuest');
    case 'nobody':
      return invite(deps, rows, 'new');
    case 'blocked':
    case 'deleted':
    case 'ambiguous':
      return { kind: 'refused', cause: `user.${owner.kind}` };
  }
}

async function invite(
  deps: FindOrInviteDeps,
  rows: RequestRows,
  found: 'new' | 'pendingGuest',
): Promise<FoundOrInvited> {
  const { invitation: policy } = await accessPackageOf(rows.request.value, deps.policyVersions);
  // Nobody says what Graph makes of sponsors that a guest has already: they are set once, with the account.
  const wanted = found === 'new' ? policy.sponsors : [];
  const sponsors = await peopleBehind(deps, wanted);
  if (sponsors.kind === 'later') return sponsors;
  const answer = await deps.invitations.invite({
    address: rows.request.value.address,
    displayName: fullName(chosenContent(rows)),
    redirectUrl: policy.redirectUrl,
    sponsors: sponsors.people.slice(0, mostSponsors).map(({ id }) => id),
  });
  if (answer.kind !== 'invited') return answer;
  const { guestId, redeemUrl } = answer;
  return { kind: 'invited', invitation: { guestId, found, redeemUrl } };
}
