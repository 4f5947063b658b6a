import { z } from 'zod';
import type { ResourceRole } from '../../domain/policy/resource-role';
import type { DirectoryCheck } from '../../ports/directory-check';
import { findApplication, roleIdOf } from './find-application';
import { findGroup } from './find-group';
import { makeGraphApi, type GraphApi, type GraphConnection } from './graph-api';
import { graphCall } from './graph-call';
import { unexpectedRefusal } from './graph-failure';
import { groupCause } from './group-cause';
import { pathSegment } from './odata';

type Found = Awaited<ReturnType<DirectoryCheck['findResource']>>;

const sponsorsSchema = z.object({
  value: z.array(z.object({ id: z.string(), accountEnabled: z.boolean().nullish() })),
});

const unresolved = (cause: string): Found => ({ kind: 'unresolved', cause });

/** The checks of operators, with a connection of their own. */
export function makeDirectoryCheck(connection: GraphConnection): DirectoryCheck {
  const api = makeGraphApi(connection);
  return {
    async countSponsors(guestId) {
      const path = `/users/${pathSegment(guestId)}/sponsors`;
      // Without being asked for, Graph does not say whether an account is enabled.
      const answer = await graphCall(
        api.get(path, { $select: 'id,accountEnabled' }),
        sponsorsSchema,
      );
      if (answer.kind === 'later') return answer;
      if (answer.kind === 'answer') {
        const present = answer.value.value.filter(({ accountEnabled }) => accountEnabled !== false);
        return { kind: 'counted', count: present.length };
      }
      if (answer.status === 404) return { kind: 'noUser' };
      throw unexpectedRefusal(answer);
    },
    findResource: async (role) => findResource(api, role),
  };
}

async function findResource(api: GraphApi, role: ResourceRole): Promise<Found> {
  switch (role.kind) {
    case 'group':
      return groupIsThere(api, role.group);
    case 'application': {
      const found = await findApplication(api, role.application);
      if (found.kind === 'later') return found;
      if (found.kind === 'refused') return unresolved(found.cause);
      const isThere = roleIdOf(found.application, role.role) !== undefined;
      return isThere ? { kind: 'found' } : unresolved('application.role-not-found');
    }
    case 'site':
    case 'entitlementPackage':
      return unresolved('resource.not-supported');
  }
}

async function groupIsThere(api: GraphApi, name: string): Promise<Found> {
  const group = await findGroup(api, name);
  if (group.kind === 'later') return group;
  if (group.kind === 'refused') return unresolved(group.cause);
  const answer = await graphCall(
    api.get(`/groups/${pathSegment(group.id)}`, { $select: 'id' }),
    z.object({ id: z.string() }),
  );
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'answer') return { kind: 'found' };
  return unresolved(answer.status === 404 ? 'group.not-found' : groupCause(answer));
}
