import { z } from 'zod';
import type { Later } from '../../domain/later';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { groupCause } from './group-cause';
import { isObjectId, odataText } from './odata';

const objectsSchema = z.object({ value: z.array(z.object({ id: z.string() })) });

/** The object id of a group that a policy names by id or display name; a name must fit exactly one. */
export async function findGroup(
  api: GraphApi,
  group: string,
): Promise<
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later
> {
  if (isObjectId(group)) return { kind: 'group', id: group };
  const query = { $filter: `displayName eq ${odataText(group)}`, $select: 'id', $top: '2' };
  const answer = await graphCall(api.get('/groups', query), objectsSchema);
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'refused') return { kind: 'refused', cause: groupCause(answer) };
  const [first, second] = answer.value.value;
  return first === undefined || second !== undefined
    ? { kind: 'refused', cause: 'group.not-found' }
    : { kind: 'group', id: first.id };
}
