import { z } from 'zod';
import type { ResourceRoles } from '../../ports/resource-roles';
import { findGroup } from './find-group';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { groupCause } from './group-cause';
import { namesWhatIsMissing } from './names-what-is-missing';
import { pathSegment } from './odata';

type Removed = Awaited<ReturnType<ResourceRoles['remove']>>;

/** @see https://learn.microsoft.com/graph/api/group-delete-members */
export async function removeGroup(api: GraphApi, guestId: string, group: string): Promise<Removed> {
  const found = await findGroup(api, group);
  // One that is not found is no success: a group that was renamed looks the same, and the guest would stay in it.
  if (found.kind !== 'group') return found;
  const path = `/groups/${found.id}`;
  const call = api.delete(`${path}/members/${pathSegment(guestId)}/$ref`);
  const answer = await graphCall(call, z.unknown());
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'answer') return { kind: 'removed' };
  if (namesWhatIsMissing(answer)) return membershipOrGroupMissing(api, path);
  return { kind: 'refused', cause: groupCause(answer) };
}

/** Graph does not say which: a group that is there means that the guest is not in it. */
async function membershipOrGroupMissing(api: GraphApi, path: string): Promise<Removed> {
  const answer = await graphCall(api.get(path, { $select: 'id' }), z.unknown());
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'answer') return { kind: 'absent' };
  return answer.status === 404 ? { kind: 'gone' } : { kind: 'refused', cause: groupCause(answer) };
}
