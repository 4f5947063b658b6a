import { z } from 'zod';
import type { Later } from '../../domain/later';
import { defaultAccess } from './default-access';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { isObjectId, odataText } from './odata';

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

/** The id of an app role by its value or display name; undefined when the application has none such. */
export function roleIdOf({ appRoles }: Application, role: string): string | undefined {
  const named = appRoles.find(({ value, displayName }) => value === role || displayName === role);
  return named?.id ?? (role === 'Default Access' ? defaultAccess : undefined);
}

/** An application by display name, client id or object id; a name must fit exactly one. */
export async function findApplication(
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
