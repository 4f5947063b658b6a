import type { Directory, Principal } from './directory';
import type { Group } from './directory-objects';
import { groupType, servicePrincipalType, userType } from './entity-type';
import { typedObject } from './entity-view';
import { addMembers, membersOf, transitiveMembersOf } from './group-members';
import { badRequest, notFound, unsupportedQuery } from './graph-error';
import type { GraphError } from './graph-error';
import type { GraphCall, GraphRoute } from './graph-route';
import { isAdvancedCall, odataPage } from './odata-page';
import { permissions } from './permissions';
import { referenceBody } from './reference-body';

const casts = new Map<string, { readonly kind: Principal['kind']; readonly type: typeof userType }>(
  [
    ['microsoft.graph.user', { kind: 'User', type: userType }],
    ['microsoft.graph.group', { kind: 'Group', type: groupType }],
    ['microsoft.graph.serviceprincipal', { kind: 'ServicePrincipal', type: servicePrincipalType }],
  ],
);

const castPage = (call: GraphCall, members: readonly Principal[], cast: string): object => {
  const wanted = casts.get(cast.toLowerCase());
  if (wanted === undefined) {
    throw badRequest(`Resource not found for the segment '${cast}'.`, 'BadRequest');
  }
  const fitting = members.filter(({ kind }) => kind === wanted.kind).map(typedObject);
  return odataPage(call, wanted.type, fitting);
};

const list = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/groups/:id/members',
    permissions: [permissions.readGroups],
    answer: (call, parameter) => ({
      status: 200,
      body: odataPage(call, userType, membersOf(directory, parameter('id')).map(typedObject)),
    }),
  },
  {
    method: 'GET',
    path: '/groups/:id/members/:cast',
    permissions: [permissions.readGroups],
    answer: (call, parameter) => ({
      status: 200,
      body: castPage(call, membersOf(directory, parameter('id')), parameter('cast')),
    }),
  },
];

const listTransitive = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/groups/:id/transitiveMembers',
    permissions: [permissions.readGroups],
    answer(call, parameter) {
      const members = transitiveMembersOf(directory, parameter('id'));
      return { status: 200, body: odataPage(call, userType, members.map(typedObject)) };
    },
  },
  {
    method: 'GET',
    path: '/groups/:id/transitiveMembers/:cast',
    permissions: [permissions.readGroups],
    answer(call, parameter) {
      if (!isAdvancedCall(call)) {
        throw unsupportedQuery('Unsupported Query: the cast needs advanced query parameters.');
      }
      const members = transitiveMembersOf(directory, parameter('id'));
      return { status: 200, body: castPage(call, members, parameter('cast')) };
    },
  },
];

const add = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: '/groups/:id/members/$ref',
  permissions: [permissions.writeMembers],
  answer({ body }, parameter) {
    addMembers(directory, parameter('id'), [referenceBody(body)]);
    return { status: 204 };
  },
});

/** Graph says it in another way of somebody who left a moment ago. */
const noMember = (directory: Directory, group: Group, member: string): GraphError =>
  directory.formerMembers
    .list()
    .some(({ groupId, memberId }) => groupId === group.id && memberId === member)
    ? badRequest(
        "One or more removed object references do not exist for the following modified properties: 'members'.",
      )
    : notFound(member);

const remove = (directory: Directory): GraphRoute => ({
  method: 'DELETE',
  path: '/groups/:id/members/:member/$ref',
  permissions: [permissions.writeMembers],
  answer(_call, parameter) {
    const group = directory.group(parameter('id'));
    const member = parameter('member');
    if (!group.memberIds.includes(member)) throw noMember(directory, group, member);
    directory.groups.put({ ...group, memberIds: group.memberIds.filter((id) => id !== member) });
    directory.formerMembers.add({ groupId: group.id, memberId: member });
    const name = directory.users.get(member)?.displayName ?? member;
    directory.note('DELETE /groups/members', `${name} left ${group.displayName}.`, group.id);
    return { status: 204 };
  },
});

/** @see https://learn.microsoft.com/graph/api/group-list-transitivemembers */
export function groupMemberRoutes(directory: Directory): readonly GraphRoute[] {
  return [...list(directory), ...listTransitive(directory), add(directory), remove(directory)];
}
