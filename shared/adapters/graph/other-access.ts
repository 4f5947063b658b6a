import { z } from 'zod';
import type { Later } from '../../domain/later';
import { defaultAccess } from './default-access';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { unexpectedRefusal } from './graph-failure';
import { pathSegment } from './odata';
import { ownAppRoles } from './own-app-roles';

type OtherAccess = { readonly kind: 'known'; readonly has: boolean } | Later;

const groupsSchema = z.object({
  value: z.array(z.object({ id: z.string(), groupTypes: z.array(z.string()).nullish() })),
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
  if (inGroup.kind === 'later' || inGroup.has || !readsApplications) return inGroup;
  return hasAppRole(api, guestId);
}

async function isInAssignedGroup(api: GraphApi, guestId: string): Promise<OtherAccess> {
  const path = `/users/${pathSegment(guestId)}/memberOf/microsoft.graph.group`;
  let page = api.get(path, { $select: 'id,groupTypes' });
  for (;;) {
    const answer = await graphCall(page, groupsSchema);
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'refused') throw unexpectedRefusal(answer);
    const isAssigned = answer.value.value.some(
      ({ groupTypes }) => groupTypes?.includes('DynamicMembership') !== true,
    );
    const next = answer.value['@odata.nextLink'];
    if (isAssigned || next === undefined) return { kind: 'known', has: isAssigned };
    page = api.get(next);
  }
}

async function hasAppRole(api: GraphApi, guestId: string): Promise<OtherAccess> {
  const roles = await ownAppRoles(api, guestId);
  if (roles.kind === 'later') return roles;
  if (roles.kind === 'refused') throw unexpectedRefusal(roles);
  for (const { appRoleId, resourceId } of roles.value) {
    const counts =
      appRoleId === defaultAccess
        ? await requiresAssignment(api, resourceId)
        : ({ kind: 'known', has: true } as const);
    if (counts.kind === 'later' || counts.has) return counts;
  }
  return { kind: 'known', has: false };
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
  if (answer.kind === 'answer')
    return { kind: 'known', has: answer.value.appRoleAssignmentRequired };
  if (answer.status === 404) return { kind: 'known', has: false };
  throw unexpectedRefusal(answer);
}
