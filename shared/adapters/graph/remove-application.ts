import { z } from 'zod';
import type { ResourceRoles } from '../../ports/resource-roles';
import { findApplication, roleIdOf } from './find-application';
import { applicationCause } from './application-cause';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import type { GraphRefusal } from './graph-failure';
import { isObjectId, pathSegment } from './odata';
import { ownAppRoles } from './own-app-roles';

type Removed = Awaited<ReturnType<ResourceRoles['remove']>>;

/** @see https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto */
export async function removeApplication(
  api: GraphApi,
  guestId: string,
  { application, role }: { readonly application: string; readonly role: string },
): Promise<Removed> {
  const found = await findApplication(api, application);
  if (found.kind === 'later') return found;
  if (found.kind === 'refused') {
    // A name that is not found may have been changed; an id is gone for good.
    const isGone = found.cause === 'application.not-found' && isObjectId(application);
    return isGone ? { kind: 'gone' } : found;
  }
  const { id: resourceId } = found.application;
  const appRoleId = roleIdOf(found.application, role);
  if (appRoleId === undefined) return { kind: 'refused', cause: 'application.role-not-found' };
  const assigned = await findAssignment(api, guestId, { resourceId, appRoleId });
  if (assigned.kind !== 'assignment') return assigned;
  const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo/${pathSegment(assigned.id)}`;
  const answer = await graphCall(api.delete(path), z.unknown());
  if (answer.kind === 'later') return answer;
  return answer.kind === 'answer' ? { kind: 'removed' } : afterRefusal(answer);
}

/** Compared here: Graph's filter on assignments takes one property only, and a guest has few. */
async function findAssignment(
  api: GraphApi,
  guestId: string,
  wanted: { readonly resourceId: string; readonly appRoleId: string },
): Promise<{ readonly kind: 'assignment'; readonly id: string } | Removed> {
  const own = await ownAppRoles(api, guestId);
  if (own.kind === 'later') return own;
  if (own.kind === 'refused') return afterRefusal(own);
  const match = own.value.find(
    ({ resourceId, appRoleId }) =>
      resourceId === wanted.resourceId && appRoleId === wanted.appRoleId,
  );
  return match === undefined ? { kind: 'absent' } : { kind: 'assignment', id: match.id };
}

function afterRefusal(refusal: GraphRefusal): Removed {
  return refusal.status === 404
    ? { kind: 'absent' }
    : { kind: 'refused', cause: applicationCause(refusal) };
}
