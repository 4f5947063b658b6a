import { z } from 'zod';
import type { Later } from '../../domain/later';
import { accountCause } from './account-cause';
import { defaultAccess } from './default-access';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import type { GraphRefusal } from './graph-failure';
import { graphPages } from './graph-pages';
import { pathSegment } from './odata';
import { ownAppRoles } from './own-app-roles';

type OtherAccess =
  | { readonly kind: 'known'; readonly has: boolean }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later;

const none: OtherAccess = { kind: 'known', has: false };
const some: OtherAccess = { kind: 'known', has: true };
/** Of groups that the app may not read Graph tells the ids only. @see https://learn.microsoft.com/graph/api/user-list-memberof */
const unreadable: OtherAccess = { kind: 'refused', cause: accountCause({ status: 403 }) };

const groupsSchema = z.object({
  value: z.array(z.object({ id: z.string(), groupTypes: z.array(z.string()).nullable() })),
  '@odata.nextLink': z.string().optional(),
});
const applicationSchema = z.object({ appRoleAssignmentRequired: z.boolean() });

/**
 * Whether somebody gave a guest anything that is still there.
 * @param readsApplications off, app roles do not count: the permission to read them is not there
 */
export async function otherAccess(
  api: GraphApi,
  guestId: string,
  readsApplications: boolean,
): Promise<OtherAccess> {
  const inGroup = await isInAssignedGroup(api, guestId);
  if (inGroup.kind !== 'known' || inGroup.has || !readsApplications) return inGroup;
  return hasAppRole(api, guestId);
}

/** What is gone gives nothing. */
function afterRefusal(refusal: GraphRefusal): OtherAccess {
  return refusal.status === 404 ? none : { kind: 'refused', cause: accountCause(refusal) };
}

async function isInAssignedGroup(api: GraphApi, guestId: string): Promise<OtherAccess> {
  const path = `/users/${pathSegment(guestId)}/memberOf/microsoft.graph.group`;
  const first = api.get(path, { $select: 'id,groupTypes' });
  const readOn = async (next: string): Promise<unknown> => api.get(next);
  let found = none;
  for await (const page of graphPages(first, groupsSchema, readOn)) {
    if (page.kind === 'later') return page;
    if (page.kind === 'refused') return afterRefusal(page);
    for (const { groupTypes } of page.value.value) {
      if (groupTypes === null) found = unreadable;
      else if (!groupTypes.includes('DynamicMembership')) return some;
    }
  }
  return found;
}

async function hasAppRole(api: GraphApi, guestId: string): Promise<OtherAccess> {
  const roles = await ownAppRoles(api, guestId);
  if (roles.kind === 'later') return roles;
  if (roles.kind === 'refused') return afterRefusal(roles);
  for (const { appRoleId, resourceId } of roles.value) {
    const counts = appRoleId === defaultAccess ? await requiresAssignment(api, resourceId) : some;
    if (counts.kind !== 'known' || counts.has) return counts;
  }
  return none;
}

/**
 * Where nobody has to be assigned, default access opens nothing: it may be there only because the guest once consented.
 * Where somebody has to, guests cannot consent.
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/grant-consent-single-user
 */
async function requiresAssignment(api: GraphApi, applicationId: string): Promise<OtherAccess> {
  const path = `/servicePrincipals/${pathSegment(applicationId)}`;
  const call = api.get(path, { $select: 'appRoleAssignmentRequired' });
  const answer = await graphCall(call, applicationSchema);
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'refused') return afterRefusal(answer);
  return answer.value.appRoleAssignmentRequired ? some : none;
}
