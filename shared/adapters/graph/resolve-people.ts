import type { Directory, DirectoryPerson } from '../../ports/directory';
import { findGroup } from './find-group';
import type { GraphApi } from './graph-api';
import { graphCall, type GraphAnswer } from './graph-call';
import { unexpectedRefusal } from './graph-failure';
import {
  graphUserSchema,
  graphUsersSchema,
  toPerson,
  userFields,
  type GraphUser,
} from './graph-user';
import { pathSegment } from './odata';

type Resolve = Directory['resolve'];
type Resolution = Awaited<ReturnType<Resolve>>;

const mostPeople = 50;

/** Users, transitive members of groups and managers, as people with a mailbox who can sign in. */
export function makeResolvePeople(api: GraphApi): Resolve {
  return async (reference) => {
    switch (reference.kind) {
      case 'user':
        return ofUser(await getUser(api, `/users/${pathSegment(reference.user)}`), reference.user);
      case 'managerOf':
        return ofUser(
          await getUser(api, `/users/${pathSegment(reference.managerOf)}/manager`),
          reference.managerOf,
        );
      case 'group':
        return ofGroup(api, reference.group);
    }
  };
}

async function getUser(api: GraphApi, path: string): Promise<GraphAnswer<GraphUser>> {
  return graphCall(api.get(path, { $select: userFields }), graphUserSchema);
}

function ofUser(answer: GraphAnswer<GraphUser>, reference: string): Resolution {
  if (answer.kind === 'later') return answer;
  if (answer.kind === 'answer') return resolved([answer.value]);
  if (answer.status === 404) return { kind: 'unresolved', reference };
  throw unexpectedRefusal(answer);
}

async function ofGroup(api: GraphApi, reference: string): Promise<Resolution> {
  const group = await findGroup(api, reference);
  if (group.kind === 'later') return group;
  if (group.kind === 'unresolved') return { kind: 'unresolved', reference };
  const users: GraphUser[] = [];
  const query = { $select: userFields, $top: '100' };
  let page = api.getEventual(`/groups/${group.id}/transitiveMembers/microsoft.graph.user`, query);
  for (;;) {
    const answer = await graphCall(page, graphUsersSchema);
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'refused') {
      if (answer.status === 404) return { kind: 'unresolved', reference };
      throw unexpectedRefusal(answer);
    }
    users.push(...answer.value.value);
    const next = answer.value['@odata.nextLink'];
    if (next === undefined || users.length >= 4 * mostPeople) return resolved(users);
    page = api.getEventual(next, {});
  }
}

/** In a stable order, so that the same fifty are asked whichever way Graph lists them. */
function resolved(users: readonly GraphUser[]): Resolution {
  const people = users
    .map(toPerson)
    .filter((person): person is DirectoryPerson => person !== undefined)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { kind: 'resolved', people: people.slice(0, mostPeople) };
}
