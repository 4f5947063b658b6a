import { z } from 'zod';
import { lineField, webAddressField } from './fields';

/** One thing the guest gets: a group, an application's role, a site, or an access package of Entra's own. */
export const resourceRoleDocument = z.union([
  z.strictObject({
    group: lineField.describe(
      'Object id, or a display name that only one group has. The guest becomes a member.',
    ),
  }),
  z.strictObject({
    application: lineField.describe(
      'Object id of the service principal, or a display name that only one has.',
    ),
    role: lineField.describe('Name or value of the app role.'),
  }),
  z.strictObject({
    site: webAddressField.describe('Address of the SharePoint site.'),
    via: lineField.describe('The group that holds the rights on the site.'),
  }),
  z.strictObject({
    entitlementPackage: lineField.describe('Access package of Entra entitlement management.'),
    policy: lineField.describe('Its assignment policy.'),
  }),
]);

export type ResourceRoleDocument = z.output<typeof resourceRoleDocument>;
