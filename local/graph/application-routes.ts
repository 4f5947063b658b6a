import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Directory } from './directory';
import { applicationSchema } from './directory-objects';
import type { ServicePrincipal } from './directory-objects';
import { applicationType, servicePrincipalType } from './entity-type';
import { entityView } from './entity-view';
import { badRequest, notFound } from './graph-error';
import type { GraphRoute } from './graph-route';
import { odataPage } from './odata-page';
import { parseBody } from './parse-body';
import { permissions } from './permissions';

const registrationSchema = z.object({
  displayName: z.string().min(1).max(256),
  appRoles: applicationSchema.shape.appRoles.default([]),
});

const principalSchema = z.object({
  appId: z.string(),
  appRoleAssignmentRequired: z.boolean().default(false),
});

/** @throws GraphError 404. */
export function servicePrincipal(directory: Directory, id: string): ServicePrincipal {
  const found = directory.servicePrincipals.get(id);
  if (found === undefined) throw notFound(id);
  return found;
}

const register = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: '/applications',
  permissions: [permissions.writeApplications],
  answer(call) {
    const body = parseBody(registrationSchema, call.body);
    const createdDateTime = directory.timestamp();
    const application = { ...body, id: randomUUID(), appId: randomUUID(), createdDateTime };
    directory.applications.put(application);
    const text = `The application ${application.displayName} was registered.`;
    directory.note('POST /applications', text, application.id);
    return { status: 201, body: entityView(call, applicationType, application) };
  },
});

const instantiate = (directory: Directory): GraphRoute => ({
  method: 'POST',
  path: '/servicePrincipals',
  permissions: [permissions.writeApplications],
  answer(call) {
    const { appId, appRoleAssignmentRequired } = parseBody(principalSchema, call.body);
    const application = directory.applications.list().find((each) => each.appId === appId);
    if (application === undefined) {
      throw badRequest(
        `The appId '${appId}' of the service principal does not reference a valid application object.`,
      );
    }
    const { displayName, appRoles } = application;
    const principal = {
      id: randomUUID(),
      appId,
      displayName,
      appDisplayName: displayName,
      appRoles,
      appRoleAssignmentRequired,
      accountEnabled: true,
      servicePrincipalType: 'Application',
    };
    directory.servicePrincipals.put(principal);
    const text = `The application ${displayName} can be assigned to people.`;
    directory.note('POST /servicePrincipals', text, principal.id);
    return { status: 201, body: entityView(call, servicePrincipalType, principal) };
  },
});

/** @see https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export function applicationRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    {
      method: 'GET',
      path: '/servicePrincipals',
      permissions: [permissions.readApplications],
      answer: (call) => ({
        status: 200,
        body: odataPage(call, servicePrincipalType, directory.servicePrincipals.list()),
      }),
    },
    {
      method: 'GET',
      path: '/servicePrincipals/:id',
      permissions: [permissions.readApplications],
      answer: (call, parameter) => ({
        status: 200,
        body: entityView(call, servicePrincipalType, servicePrincipal(directory, parameter('id'))),
      }),
    },
    register(directory),
    instantiate(directory),
  ];
}
