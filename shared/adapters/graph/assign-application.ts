import { z } from 'zod';
import type { ResourceRoles } from '../../ports/resource-roles';
import { findApplication, roleIdOf } from './find-application';
import { applicationCause } from './application-cause';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import type { GraphRefusal } from './graph-failure';
import { namesWhatIsMissing } from './names-what-is-missing';

type Assigned = Awaited<ReturnType<ResourceRoles['assign']>>;

const replicationSeconds = 5;

/** Gives one app role, by value or display name, of an application found by display name, client id or object id. */
export async function assignApplication(
  api: GraphApi,
  guestId: string,
  { application, role }: { readonly application: string; readonly role: string },
): Promise<Assigned> {
  const found = await findApplication(api, application);
  if (found.kind !== 'application') return found;
  const { id: resourceId } = found.application;
  const appRoleId = roleIdOf(found.application, role);
  if (appRoleId === undefined) return { kind: 'refused', cause: 'application.role-not-found' };
  const body = { principalId: guestId, resourceId, appRoleId };
  const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`;
  const answer = await graphCall(api.post(path, body), z.unknown());
  if (answer.kind === 'later') return answer;
  return answer.kind === 'answer' ? { kind: 'assigned', already: false } : afterRefusal(answer);
}

function afterRefusal(refusal: GraphRefusal): Assigned {
  const { status, message } = refusal;
  if (status === 400 && /already exists/i.test(message)) return { kind: 'assigned', already: true };
  if (status === 400 && /was not found on application/i.test(message)) {
    return { kind: 'refused', cause: 'application.role-not-found' };
  }
  if (namesWhatIsMissing(refusal)) {
    return { kind: 'later', afterSeconds: replicationSeconds, throttled: false };
  }
  return { kind: 'refused', cause: applicationCause(refusal) };
}
