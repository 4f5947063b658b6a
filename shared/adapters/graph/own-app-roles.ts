import { z } from 'zod';
import type { GraphApi } from './graph-api';
import { graphCall, type GraphAnswer } from './graph-call';
import { pathSegment } from './odata';

const assignmentsSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      principalId: z.string(),
      resourceId: z.string(),
      appRoleId: z.string(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
type AppRoleAssignment = z.infer<typeof assignmentsSchema>['value'][number];

/**
 * The app roles that were given to a guest in person. Graph lists those of the guest's groups among them, which are
 * everybody's in the group.
 * @see https://learn.microsoft.com/graph/api/user-list-approleassignments
 */
export async function ownAppRoles(
  api: GraphApi,
  guestId: string,
): Promise<GraphAnswer<readonly AppRoleAssignment[]>> {
  const own: AppRoleAssignment[] = [];
  let page = api.get(`/users/${pathSegment(guestId)}/appRoleAssignments`);
  for (;;) {
    const answer = await graphCall(page, assignmentsSchema);
    if (answer.kind !== 'answer') return answer;
    own.push(...answer.value.value.filter(({ principalId }) => principalId === guestId));
    const next = answer.value['@odata.nextLink'];
    if (next === undefined) return { kind: 'answer', value: own };
    page = api.get(next);
  }
}
