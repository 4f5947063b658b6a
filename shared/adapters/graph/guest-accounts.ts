import { z } from 'zod';
import type { Later } from '../../domain/later';
import type { GuestAccounts } from '../../ports/guest-accounts';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { unexpectedRefusal, type GraphRefusal } from './graph-failure';
import { graphUserSchema, userFields } from './graph-user';
import { pathSegment } from './odata';

const groupsSchema = z.object({
  value: z.array(z.object({ id: z.string(), groupTypes: z.array(z.string()).nullish() })),
  '@odata.nextLink': z.string().optional(),
});
const someSchema = z.object({ value: z.array(z.unknown()) });

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
        if (answer.status === 404) return { kind: 'found', account: { kind: 'absent' } };
        throw unexpectedRefusal(answer);
      }
      const { userType, accountEnabled } = answer.value;
      if (userType !== 'Guest') return { kind: 'found', account: { kind: 'member' } };
      const other = await otherAccess(api, guestId, readsApplications);
      if (other.kind === 'later') return other;
      const enabled = accountEnabled !== false;
      return { kind: 'found', account: { kind: 'guest', enabled, hasOtherAccess: other.has } };
    },
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

type OtherAccess = { readonly kind: 'known'; readonly has: boolean } | Later;

async function otherAccess(
  api: GraphApi,
  guestId: string,
  readsApplications: boolean,
): Promise<OtherAccess> {
  let page = api.get(`${pathOf(guestId)}/memberOf/microsoft.graph.group`, {
    $select: 'id,groupTypes',
  });
  for (;;) {
    const answer = await graphCall(page, groupsSchema);
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'refused') throw unexpectedRefusal(answer);
    const isAssigned = answer.value.value.some(
      ({ groupTypes }) => groupTypes?.includes('DynamicMembership') !== true,
    );
    if (isAssigned) return { kind: 'known', has: true };
    const next = answer.value['@odata.nextLink'];
    if (next === undefined) break;
    page = api.get(next);
  }
  return readsApplications ? hasAppRole(api, guestId) : { kind: 'known', has: false };
}

async function hasAppRole(api: GraphApi, guestId: string): Promise<OtherAccess> {
  const answer = await graphCall(api.get(`${pathOf(guestId)}/appRoleAssignments`), someSchema);
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'refused') throw unexpectedRefusal(answer);
  return { kind: 'known', has: answer.value.value.length > 0 };
}

function afterRefusal({
  status,
}: GraphRefusal):
  { readonly kind: 'absent' } | { readonly kind: 'refused'; readonly cause: string } {
  if (status === 404) return { kind: 'absent' };
  const cause = status === 403 ? 'account.permission-missing' : 'account.refused';
  return { kind: 'refused', cause };
}
