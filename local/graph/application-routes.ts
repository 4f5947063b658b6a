import type { Directory } from './directory';
import type { ServicePrincipal } from './directory-objects';
import { servicePrincipalType } from './entity-type';
import { entityView } from './entity-view';
import { notFound } from './graph-error';
import type { GraphRoute } from './graph-route';
import { odataPage } from './odata-page';
import { permissions } from './permissions';

/** @throws GraphError 404. */
export function servicePrincipal(directory: Directory, id: string): ServicePrincipal {
  const found = directory.servicePrincipals.get(id);
  if (found === undefined) throw notFound(id);
  return found;
}

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
  ];
}
