import { z } from 'zod';
import type { ResourceRoles } from '../../ports/resource-roles';
import { findGroup } from './find-group';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { groupCause } from './group-cause';
import { namesWhatIsMissing } from './names-what-is-missing';

type Assigned = Awaited<ReturnType<ResourceRoles['assign']>>;

// A guest of a second ago may not have reached the replica that answers.
const replicationSeconds = 5;

/** @see https://learn.microsoft.com/graph/api/group-post-members */
export async function assignGroup(
  api: GraphApi,
  guestId: string,
  group: string,
): Promise<Assigned> {
  const found = await findGroup(api, group);
  if (found.kind !== 'group') return found;
  const member = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${guestId}` };
  const path = `/groups/${found.id}`;
  const answer = await graphCall(api.post(`${path}/members/$ref`, member), z.unknown());
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'answer') return { kind: 'assigned', already: false };
  if (answer.status === 400 && /already exist/i.test(answer.message)) {
    return { kind: 'assigned', already: true };
  }
  if (namesWhatIsMissing(answer)) return groupOrGuestMissing(api, path);
  return { kind: 'refused', cause: groupCause(answer) };
}

/** Graph does not say which: a group that is there means that the guest is not, yet. */
async function groupOrGuestMissing(api: GraphApi, path: string): Promise<Assigned> {
  const answer = await graphCall(api.get(path, { $select: 'id' }), z.unknown());
  if (answer.kind === 'later') return answer;
  return answer.kind === 'refused'
    ? { kind: 'refused', cause: 'group.not-found' }
    : { kind: 'later', afterSeconds: replicationSeconds, throttled: false };
}
