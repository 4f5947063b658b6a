import type { Directory } from './directory';
import { groupType, userType } from './entity-type';
import { entityView, limitedView, typedObject } from './entity-view';
import { groupsOf } from './group-members';
import { badRequest, notFound } from './graph-error';
import type { GraphCall, GraphReply, GraphRoute } from './graph-route';
import { odataPage } from './odata-page';
import { permissions } from './permissions';
import { referenceBody } from './reference-body';

const mostSponsors = 5;

const managerRoutes = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/users/:id/manager',
    permissions: [permissions.readUsers],
    answer(call, parameter) {
      const { managerId } = directory.user(parameter('id'));
      const manager = managerId === null ? undefined : directory.users.get(managerId);
      if (manager === undefined) throw notFound('manager');
      return {
        status: 200,
        body: entityView(call, userType, typedObject({ kind: 'User', object: manager })),
      };
    },
  },
  {
    method: 'PUT',
    path: '/users/:id/manager/$ref',
    permissions: [permissions.writeUsers],
    answer({ body }, parameter) {
      const user = directory.user(parameter('id'));
      const manager = directory.user(referenceBody(body));
      directory.users.put({ ...user, managerId: manager.id });
      directory.note(
        'PUT /users/manager',
        `${manager.displayName} manages ${user.displayName}.`,
        user.id,
      );
      return { status: 204 };
    },
  },
];

const addSponsor = (directory: Directory, call: GraphCall, key: string): GraphReply => {
  const user = directory.user(key);
  const { object: sponsor } = directory.principal(referenceBody(call.body));
  if (user.sponsorIds.includes(sponsor.id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'sponsors'.",
    );
  }
  if (user.sponsorIds.length >= mostSponsors) {
    throw badRequest(`The number of sponsors exceeds the maximum of ${mostSponsors}.`);
  }
  directory.users.put({ ...user, sponsorIds: [...user.sponsorIds, sponsor.id] });
  directory.note(
    'POST /users/sponsors',
    `${sponsor.displayName} sponsors ${user.displayName}.`,
    user.id,
  );
  return { status: 204 };
};

const removeSponsor = (directory: Directory, key: string, sponsorId: string): GraphReply => {
  const user = directory.user(key);
  if (!user.sponsorIds.includes(sponsorId)) throw notFound(sponsorId);
  const sponsorIds = user.sponsorIds.filter((id) => id !== sponsorId);
  directory.users.put({ ...user, sponsorIds });
  directory.note('DELETE /users/sponsors', `${user.displayName} lost a sponsor.`, user.id);
  return { status: 204 };
};

const sponsorRoutes = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/users/:id/sponsors',
    permissions: [permissions.readUsers],
    answer(call, parameter) {
      const { sponsorIds } = directory.user(parameter('id'));
      const sponsors = sponsorIds.map((id) => typedObject(directory.principal(id)));
      return { status: 200, body: odataPage(call, userType, sponsors) };
    },
  },
  {
    method: 'POST',
    path: '/users/:id/sponsors/$ref',
    permissions: [permissions.writeUsers],
    answer: (call, parameter) => addSponsor(directory, call, parameter('id')),
  },
  {
    method: 'DELETE',
    path: '/users/:id/sponsors/:sponsor/$ref',
    permissions: [permissions.writeUsers],
    answer: (_call, parameter) => removeSponsor(directory, parameter('id'), parameter('sponsor')),
  },
];

const memberOf = (directory: Directory, path: string): GraphRoute => ({
  method: 'GET',
  path,
  permissions: [permissions.readUsers],
  answer(call, parameter) {
    const { id } = directory.user(parameter('id'));
    const mayRead = permissions.readGroups.some((role) => call.caller.roles.has(role));
    const groups = groupsOf(directory, id)
      .map((object) => typedObject({ kind: 'Group', object }))
      .map((group) => (mayRead ? group : limitedView(group, groupType)));
    return { status: 200, body: odataPage(call, groupType, groups) };
  },
});

/** Manager, sponsors and memberships of a user. */
export function userRelationRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    ...managerRoutes(directory),
    ...sponsorRoutes(directory),
    memberOf(directory, '/users/:id/memberOf'),
    memberOf(directory, '/users/:id/memberOf/microsoft.graph.group'),
  ];
}
