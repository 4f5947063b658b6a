import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import { servicePrincipal } from './application-routes';
import type { Directory } from './directory';
import type { AppRoleAssignment, ServicePrincipal } from './directory-objects';
import { appRoleAssignmentType } from './entity-type';
import { entityView } from './entity-view';
import { groupsOf } from './group-members';
import { badRequest, notFound } from './graph-error';
import type { GraphCall, GraphReply, GraphRoute } from './graph-route';
import { odataPage } from './odata-page';
import { parseBody } from './parse-body';
import { permissions } from './permissions';

const bodySchema = z.object({
  principalId: z.guid(),
  resourceId: z.guid(),
  appRoleId: z.guid(),
});

const defaultAccess = '00000000-0000-0000-0000-000000000000';
const mayAssign = [permissions.writeAppRoles, permissions.readApplications];

const checkRole = (application: ServicePrincipal, appRoleId: string): void => {
  const isOwnRole = application.appRoles.some(({ id, isEnabled }) => id === appRoleId && isEnabled);
  const isDefault = appRoleId === defaultAccess && application.appRoles.length === 0;
  if (isOwnRole || isDefault) return;
  throw badRequest(
    `Permission being assigned was not found on application '${application.appId}'.`,
  );
};

const assign = (directory: Directory, call: GraphCall, resourceId?: string): GraphReply => {
  const body = parseBody(bodySchema, call.body);
  if (resourceId !== undefined && resourceId !== body.resourceId) {
    throw badRequest('The resourceId in the body does not match the one in the path.');
  }
  const application = servicePrincipal(directory, body.resourceId);
  if (directory.isOnItsWay(body.principalId)) throw badRequest('Not a valid reference update.');
  const principal = directory.principal(body.principalId);
  checkRole(application, body.appRoleId);
  const exists = directory.appRoleAssignments
    .list()
    .some(
      (each) =>
        each.principalId === principal.object.id &&
        each.resourceId === application.id &&
        each.appRoleId === body.appRoleId,
    );
  if (exists) throw badRequest('Permission being assigned already exists on the object');
  const assignment: AppRoleAssignment = {
    id: randomBytes(32).toString('base64url'),
    appRoleId: body.appRoleId,
    createdDateTime: directory.timestamp(),
    principalId: principal.object.id,
    principalDisplayName: principal.object.displayName,
    principalType: principal.kind,
    resourceId: application.id,
    resourceDisplayName: application.displayName,
  };
  directory.appRoleAssignments.put(assignment);
  const role =
    application.appRoles.find(({ id }) => id === body.appRoleId)?.displayName ?? 'Access';
  const text = `${assignment.principalDisplayName} was assigned ${role} of ${application.displayName}.`;
  directory.note('POST appRoleAssignedTo', text, assignment.principalId);
  return { status: 201, body: entityView(call, appRoleAssignmentType, assignment) };
};

const unassign = (
  directory: Directory,
  id: string,
  isOwn: (assignment: AppRoleAssignment) => boolean,
): GraphReply => {
  const assignment = directory.appRoleAssignments.get(id);
  if (assignment === undefined || !isOwn(assignment)) throw notFound(id);
  directory.appRoleAssignments.remove(id);
  directory.formerAppRoles.add(assignment);
  const text = `${assignment.principalDisplayName} lost a role of ${assignment.resourceDisplayName}.`;
  directory.note('DELETE appRoleAssignedTo', text, assignment.principalId);
  return { status: 204 };
};

const isCurrent = (directory: Directory, { principalId }: AppRoleAssignment): boolean =>
  !directory.deletedUsers.list().some(({ id }) => id === principalId);

const ofApplication = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/servicePrincipals/:id/appRoleAssignedTo',
    permissions: [permissions.readApplications],
    answer(call, parameter) {
      const { id } = servicePrincipal(directory, parameter('id'));
      const found = directory.appRoleAssignments
        .list()
        .filter((each) => each.resourceId === id && isCurrent(directory, each));
      return { status: 200, body: odataPage(call, appRoleAssignmentType, found) };
    },
  },
  {
    method: 'POST',
    path: '/servicePrincipals/:id/appRoleAssignedTo',
    permissions: mayAssign,
    answer: (call, parameter) => assign(directory, call, parameter('id')),
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/:id/appRoleAssignedTo/:assignment',
    permissions: mayAssign,
    answer: (_call, parameter) =>
      unassign(
        directory,
        parameter('assignment'),
        ({ resourceId }) => resourceId === parameter('id'),
      ),
  },
];

const ofUser = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/users/:id/appRoleAssignments',
    permissions: [permissions.readUsers, permissions.readApplications],
    answer(call, parameter) {
      const { id } = directory.user(parameter('id'));
      // As Graph does: with the roles of the groups that the user is a direct member of.
      const holders = new Set([id, ...groupsOf(directory, id).map((group) => group.id)]);
      const found = [
        ...directory.appRoleAssignments.list(),
        ...directory.formerAppRoles.list(),
      ].filter(({ principalId }) => holders.has(principalId));
      return { status: 200, body: odataPage(call, appRoleAssignmentType, found) };
    },
  },
  {
    method: 'POST',
    path: '/users/:id/appRoleAssignments',
    permissions: mayAssign,
    answer: (call) => assign(directory, call),
  },
  {
    method: 'DELETE',
    path: '/users/:id/appRoleAssignments/:assignment',
    permissions: mayAssign,
    answer: (_call, parameter) =>
      unassign(
        directory,
        parameter('assignment'),
        ({ principalId }) => principalId === parameter('id'),
      ),
  },
];

/** App roles granted to users and groups. @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
export function appRoleRoutes(directory: Directory): readonly GraphRoute[] {
  return [...ofApplication(directory), ...ofUser(directory)];
}
