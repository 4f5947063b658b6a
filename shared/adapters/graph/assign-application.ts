import { z } from 'zod';
import type { Later } from '../../domain/later';
import type { ResourceRoles } from '../../ports/resource-roles';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import type { GraphRefusal } from './graph-failure';
import { isObjectId, odataText } from './odata';

type Assigned = Awaited<ReturnType<ResourceRoles['assign']>>;

const applicationsSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      appRoles: z.array(
        z.object({
          id: z.string(),
          value: z.string().nullish(),
          displayName: z.string().nullish(),
        }),
      ),
    }),
  ),
});
type Application = z.infer<typeof applicationsSchema>['value'][number];

/** An application without roles has this one. @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
const defaultAccess = '00000000-0000-0000-0000-000000000000';

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
  const appRoleId = roleId(found.application, role);
  if (appRoleId === undefined) return { kind: 'refused', cause: 'application.role-not-found' };
  const body = { principalId: guestId, resourceId, appRoleId };
  const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`;
  const answer = await graphCall(api.post(path, body), z.unknown());
  if (answer.kind === 'later') return answer;
  return answer.kind === 'answer' ? { kind: 'assigned', already: false } : afterRefusal(answer);
}

function roleId({ appRoles }: Application, role: string): string | undefined {
  const named = appRoles.find(({ value, displayName }) => value === role || displayName === role);
  return named?.id ?? (role === 'Default Access' ? defaultAccess : undefined);
}

function afterRefusal({ status, message }: GraphRefusal): Assigned {
  if (status === 400 && /already exists/i.test(message)) return { kind: 'assigned', already: true };
  if (status === 404 || /not found|does not exist/i.test(message)) {
    return { kind: 'later', afterSeconds: replicationSeconds, throttled: false };
  }
  const cause = status === 403 ? 'application.permission-missing' : 'application.refused';
  return { kind: 'refused', cause };
}

async function findApplication(
  api: GraphApi,
  application: string,
): Promise<
  | { readonly kind: 'application'; readonly application: Application }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later
> {
  const text = odataText(application);
  const $filter = isObjectId(application)
    ? `id eq ${text} or appId eq ${text}`
    : `displayName eq ${text}`;
  const query = { $filter, $select: 'id,appRoles', $top: '2' };
  const answer = await graphCall(api.get('/servicePrincipals', query), applicationsSchema);
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'refused')
    return { kind: 'refused', cause: 'application.permission-missing' };
  const [first, second] = answer.value.value;
  return first === undefined || second !== undefined
    ? { kind: 'refused', cause: 'application.not-found' }
    : { kind: 'application', application: first };
}
