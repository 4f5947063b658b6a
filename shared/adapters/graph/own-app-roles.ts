import { z } from 'zod';
import type { GraphApi } from './graph-api';
import type { GraphAnswer } from './graph-call';
import { graphPages } from './graph-pages';
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
  const readOn = async (next: string): Promise<unknown> => api.get(next);
  const first = api.get(`/users/${pathSegment(guestId)}/appRoleAssignments`);
  for await (const page of graphPages(first, assignmentsSchema, readOn)) {
    if (page.kind !== 'answer') return page;
    own.push(...page.value.value.filter(({ principalId }) => principalId === guestId));
  }
  return { kind: 'answer', value: own };
}
