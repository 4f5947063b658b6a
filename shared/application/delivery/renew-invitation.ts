import type { Later } from '../../domain/later';
import { isInvited } from '../../domain/request/invitation';
import type { RequestRows } from '../../domain/request/request-rows';
import type { ChangeRequest } from '../change-request';
import { findOrInvite, type FindOrInviteDeps } from './find-or-invite';

export interface RenewInvitationDeps extends FindOrInviteDeps {
  readonly changeRequest: ChangeRequest;
}

/** `ready`: the rows hold a redeem link if the guest still needs one. `refused`: nobody can be invited there any more. */
export type RenewInvitation = (
  rows: RequestRows,
) => Promise<
  | { readonly kind: 'ready'; readonly rows: RequestRows }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later
>;

/**
 * Gets a new redeem link for a welcome mail that is sent once more: the old one went when the first mail was sent. A guest
 * who has accepted meanwhile needs none.
 */
export function makeRenewInvitation(deps: RenewInvitationDeps): RenewInvitation {
  return async (rows) => {
    const invitation = rows.invitation?.value;
    const needsLink =
      invitation !== undefined && invitation.redeemUrl === undefined && isInvited(invitation);
    if (!needsLink) return { kind: 'ready', rows };
    const found = await findOrInvite(deps, rows);
    if (found.kind !== 'invited') return found;
    const { guestId, redeemUrl } = found.invitation;
    // Deleted and invited anew by somebody: that account has none of what was given.
    if (guestId !== invitation.guestId) return { kind: 'refused', cause: 'guest.replaced' };
    if (redeemUrl === undefined) return { kind: 'ready', rows };
    return { kind: 'ready', rows: await keepLink(deps, rows, redeemUrl) };
  };
}

async function keepLink(
  { changeRequest }: RenewInvitationDeps,
  rows: RequestRows,
  redeemUrl: string,
): Promise<RequestRows> {
  const result = await changeRequest(rows.request.value.id, (read, draft) => {
    const stored = read.invitation;
    if (stored === undefined) return read;
    const value = { ...stored.value, redeemUrl };
    draft.replace({ kind: 'invitation', value }, stored.etag);
    draft.audit('guest.invited-again', 'system', 'queue', { guestId: value.guestId });
    return { ...read, invitation: { ...stored, value } };
  });
  return result.kind === 'missing' ? rows : result.outcome;
}
