import { z } from 'zod';
import type { GuestAccounts } from '../../ports/guest-accounts';
import { accountCause } from './account-cause';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import type { GraphRefusal } from './graph-failure';
import { graphUserSchema, userFields } from './graph-user';
import { pathSegment } from './odata';
import { otherAccess } from './other-access';

const pathOf = (guestId: string): string => `/users/${pathSegment(guestId)}`;

/** @param readsApplications off, app roles of guests do not count: the permission to read them is not there */
export function makeGuestAccounts(api: GraphApi, readsApplications: boolean): GuestAccounts {
  return {
    async find(guestId) {
      const answer = await graphCall(
        api.get(pathOf(guestId), { $select: userFields }),
        graphUserSchema,
      );
      if (answer.kind === 'later') return answer;
      if (answer.kind === 'refused') {
        const gone = afterRefusal(answer);
        return gone.kind === 'absent' ? { kind: 'found', account: gone } : gone;
      }
      const { userType, accountEnabled } = answer.value;
      if (userType !== 'Guest') return { kind: 'found', account: { kind: 'member' } };
      return { kind: 'found', account: { kind: 'guest', enabled: accountEnabled !== false } };
    },
    hasOtherAccess: async (guestId) => otherAccess(api, guestId, readsApplications),
    async block(guestId) {
      const patch = api.patch(pathOf(guestId), { accountEnabled: false });
      const answer = await graphCall(patch, z.unknown());
      if (answer.kind === 'later') return answer;
      if (answer.kind === 'refused') return afterRefusal(answer);
      // Tokens already issued end within the hour by themselves, so a refusal of this changes nothing.
      await graphCall(api.post(`${pathOf(guestId)}/revokeSignInSessions`, {}), z.unknown());
      return { kind: 'blocked' };
    },
    async delete(guestId) {
      const answer = await graphCall(api.delete(pathOf(guestId)), z.unknown());
      if (answer.kind === 'later') return answer;
      return answer.kind === 'answer' ? { kind: 'deleted' } : afterRefusal(answer);
    },
  };
}

function afterRefusal(
  refusal: GraphRefusal,
): { readonly kind: 'absent' } | { readonly kind: 'refused'; readonly cause: string } {
  return refusal.status === 404
    ? { kind: 'absent' }
    : { kind: 'refused', cause: accountCause(refusal) };
}
