import type { Later } from '../../domain/later';
import { fullName, type SubmissionContent } from '../../domain/request/submission';
import type { Invitation } from '../../domain/request/invitation';
import type { InvitationPolicy } from '../../domain/policy/access-package';
import type { Directory } from '../../ports/directory';
import type { GuestInvitations } from '../../ports/guest-invitations';
import { resolveSponsors } from './resolve-sponsors';

export interface FindOrInviteDeps {
  readonly directory: Directory;
  readonly invitations: GuestInvitations;
}

export interface Invitee {
  readonly address: string;
  readonly content: SubmissionContent;
  readonly policy: InvitationPolicy;
}

export type FoundOrInvited =
  | {
      readonly kind: 'invited';
      readonly invitation: Pick<Invitation, 'guestId' | 'found' | 'redeemUrl'>;
    }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later;

/**
 * The user behind an address, invited if need be. A guest who never redeemed is invited again: the same object, a new
 * link. Whoever can sign in already is left as they are; who was blocked or deleted by somebody is not brought back by us.
 */
export async function findOrInvite(
  deps: FindOrInviteDeps,
  invitee: Invitee,
): Promise<FoundOrInvited> {
  const found = await deps.directory.findOwner(invitee.address);
  if (found.kind === 'later') return found;
  const { owner } = found;
  switch (owner.kind) {
    case 'member':
      return { kind: 'invited', invitation: { guestId: owner.id, found: 'member' } };
    case 'guest':
      return owner.redeemed
        ? { kind: 'invited', invitation: { guestId: owner.id, found: 'guest' } }
        : invite(deps, invitee, 'pendingGuest');
    case 'nobody':
      return invite(deps, invitee, 'new');
    case 'blocked':
    case 'deleted':
    case 'ambiguous':
      return { kind: 'refused', cause: `user.${owner.kind}` };
  }
}

async function invite(
  { directory, invitations }: FindOrInviteDeps,
  { address, content, policy }: Invitee,
  found: 'new' | 'pendingGuest',
): Promise<FoundOrInvited> {
  const sponsors = await resolveSponsors(directory, policy.sponsors);
  if (sponsors.kind === 'later') return sponsors;
  const answer = await invitations.invite({
    address,
    displayName: fullName(content),
    redirectUrl: policy.redirectUrl,
    sponsors: sponsors.ids,
  });
  if (answer.kind !== 'invited') return answer;
  const { guestId, redeemUrl } = answer;
  return { kind: 'invited', invitation: { guestId, found, redeemUrl } };
}
