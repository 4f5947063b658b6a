import { z } from 'zod';
import type { GuestInvitations } from '../../ports/guest-invitations';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import type { GraphRefusal } from './graph-failure';

const invitationSchema = z.object({
  inviteRedeemUrl: z.string(),
  invitedUser: z.object({ id: z.string() }),
});

/** @see https://learn.microsoft.com/graph/api/invitation-post */
export function makeGuestInvitations(api: GraphApi): GuestInvitations {
  return {
    async invite({ address, displayName, redirectUrl, sponsors }) {
      const body = {
        invitedUserEmailAddress: address,
        invitedUserDisplayName: displayName,
        inviteRedirectUrl: redirectUrl,
        sendInvitationMessage: false,
        ...(sponsors.length === 0
          ? {}
          : {
              invitedUserSponsors: sponsors.map((id) => ({
                '@odata.type': '#microsoft.graph.user',
                id,
              })),
            }),
      };
      const answer = await graphCall(api.post('/invitations', body), invitationSchema);
      if (answer.kind === 'later') return answer;
      if (answer.kind === 'refused') return { kind: 'refused', cause: refusalCause(answer) };
      const { inviteRedeemUrl, invitedUser } = answer.value;
      return { kind: 'invited', guestId: invitedUser.id, redeemUrl: inviteRedeemUrl };
    },
  };
}

// Graph tells these apart by its sentence only.
const causes: readonly (readonly [RegExp, string])[] = [
  [/already exists/i, 'user.exists'],
  [/domain/i, 'invitation.domain-blocked'],
  [/cross-tenant/i, 'invitation.cross-tenant-blocked'],
  [/disabled|not allowed/i, 'invitation.disabled'],
];

function refusalCause({ status, message }: GraphRefusal): string {
  if (status === 412) return 'user.blocked';
  const known = causes.find(([pattern]) => pattern.test(message))?.[1];
  if (known !== undefined) return known;
  return status === 403 ? 'invitation.permission-missing' : 'invitation.refused';
}
