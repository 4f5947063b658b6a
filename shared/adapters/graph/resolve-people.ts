import type { Directory, DirectoryPerson } from '../../ports/directory';
import { findGroup } from './find-group';
import type { GraphApi } from './graph-api';
import { graphCall, type GraphAnswer } from './graph-call';
import type { GraphRefusal } from './graph-failure';
import { graphPages } from './graph-pages';
import {
  graphUserSchema,
  graphUsersSchema,
  toPerson,
  userFields,
  type GraphUser,
} from './graph-user';
import { lookupCause } from './lookup-cause';
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
  return unresolved(reference, causeOf(answer));
}

/** @param cause why Graph did not let us look */
function unresolved(reference: string, cause: string | undefined): Resolution {
  return { kind: 'unresolved', reference, ...(cause === undefined ? {} : { cause }) };
}

/** Undefined: there is nothing there. */
function causeOf(refusal: GraphRefusal): string | undefined {
  return refusal.status === 404 ? undefined : lookupCause(refusal);
}

async function ofGroup(api: GraphApi, reference: string): Promise<Resolution> {
  const group = await findGroup(api, reference);
  if (group.kind === 'later') return group;
  if (group.kind === 'refused') {
    return unresolved(reference, group.cause === 'group.not-found' ? undefined : group.cause);
  }
  const users: GraphUser[] = [];
  const query = { $select: userFields, $top: '100' };
  const path = `/groups/${group.id}/transitiveMembers/microsoft.graph.user`;
  const readOn = async (next: string): Promise<unknown> => api.getEventual(next, {});
  for await (const page of graphPages(api.getEventual(path, query), graphUsersSchema, readOn)) {
    if (page.kind === 'later') return page;
    if (page.kind === 'refused') return unresolved(reference, causeOf(page));
    users.push(...page.value.value);
    if (users.length >= 4 * mostPeople) break;
  }
  return resolved(users);
}

/** In a stable order, so that the same fifty are asked whichever way Graph lists them. */
function resolved(users: readonly GraphUser[]): Resolution {
  const people = users
    .map(toPerson)
    .filter((person): person is DirectoryPerson => person !== undefined)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { kind: 'resolved', people: people.slice(0, mostPeople) };
}
