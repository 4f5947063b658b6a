import type { Directory } from './directory';
import type { Site } from './directory-objects';
import { GraphError } from './graph-error';
import type { GraphRoute } from './graph-route';
import { permissions } from './permissions';
import { tenant } from './tenant';

const serviceRoot = 'https://graph.microsoft.com/v1.0';

const organization = {
  id: tenant.id,
  displayName: tenant.displayName,
  tenantType: 'AAD',
  verifiedDomains: [
    {
      name: tenant.domain,
      isDefault: true,
      isInitial: false,
      type: 'Managed',
      capabilities: 'Email',
    },
    {
      name: tenant.initialDomain,
      isDefault: false,
      isInitial: true,
      type: 'Managed',
      capabilities: 'Email',
    },
  ],
};

const siteView = (site: Site | undefined): object => {
  if (site === undefined)
    throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  return { '@odata.context': `${serviceRoot}/$metadata#sites/$entity`, ...site };
};

const siteByPath = (directory: Directory, host: string, path: readonly string[]): object =>
  siteView(
    directory.sites
      .list()
      .find(
        ({ webUrl }) => webUrl.toLowerCase() === `https://${host}/${path.join('/')}`.toLowerCase(),
      ),
  );

const siteRoutes = (directory: Directory): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/sites/:id',
    permissions: [permissions.readSites],
    answer: (_call, parameter) => ({
      status: 200,
      body: siteView(directory.sites.get(parameter('id'))),
    }),
  },
  {
    method: 'GET',
    path: '/sites/:host/:collection/:name',
    permissions: [permissions.readSites],
    answer: (_call, parameter) => ({
      status: 200,
      body: siteByPath(directory, parameter('host').replace(/:$/u, ''), [
        parameter('collection'),
        parameter('name').replace(/:$/u, ''),
      ]),
    }),
  },
];

/** What an application reads of the tenant itself: organization, invitation policy, sites. */
export function tenantRoutes(directory: Directory): readonly GraphRoute[] {
  return [
    {
      method: 'GET',
      path: '/organization',
      permissions: [permissions.readOrganization],
      answer: () => ({
        status: 200,
        body: { '@odata.context': `${serviceRoot}/$metadata#organization`, value: [organization] },
      }),
    },
    {
      method: 'GET',
      path: '/policies/authorizationPolicy',
      permissions: [permissions.readPolicies],
      answer: () => ({
        status: 200,
        body: {
          '@odata.context': `${serviceRoot}/$metadata#policies/authorizationPolicy/$entity`,
          id: 'authorizationPolicy',
          displayName: 'Authorization Policy',
          allowInvitesFrom: directory.settings.allowInvitesFrom,
        },
      }),
    },
    ...siteRoutes(directory),
  ];
}
