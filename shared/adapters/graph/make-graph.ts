import type { PolicyUses } from '../../domain/policy/policy-uses';
import type { Directory } from '../../ports/directory';
import type { GuestAccounts } from '../../ports/guest-accounts';
import type { GuestInvitations } from '../../ports/guest-invitations';
import type { ResourceRoles } from '../../ports/resource-roles';
import { assignApplication } from './assign-application';
import { assignGroup } from './assign-group';
import { makeFindOwner } from './find-owner';
import { makeGraphApi, type GraphConnection } from './graph-api';
import { graphFailure } from './graph-failure';
import { makeGuestAccounts } from './guest-accounts';
import { makeGuestInvitations } from './guest-invitations';
import { removeApplication } from './remove-application';
import { removeGroup } from './remove-group';
import { makeResolvePeople } from './resolve-people';
import { tenantProblems } from './tenant-problems';

export interface GraphSettings extends GraphConnection {
  /** App role assignments need a permission that most tenants do not grant; off, they are refused. */
  readonly assignsApplications: boolean;
}

export interface Graph {
  readonly directory: Directory;
  readonly invitations: GuestInvitations;
  readonly roles: ResourceRoles;
  readonly accounts: GuestAccounts;
  /** Reads the organization; throws when Graph does not answer. */
  ping(): Promise<void>;
  /** What keeps the app from its work in this tenant, in plain words; throws when no token is to be had. */
  readonly tenantProblems: (uses: PolicyUses) => Promise<readonly string[]>;
}

/** Microsoft Graph, as the app's own identity. */
export function makeGraph({ assignsApplications, ...connection }: GraphSettings): Graph {
  const api = makeGraphApi(connection);
  const roles: ResourceRoles = {
    async assign(guestId, role) {
      switch (role.kind) {
        case 'group':
          return assignGroup(api, guestId, role.group);
        case 'application':
          return assignsApplications
            ? assignApplication(api, guestId, role)
            : { kind: 'refused', cause: 'application.switched-off' };
        case 'site':
        case 'entitlementPackage':
          return { kind: 'refused', cause: 'resource.not-supported' };
      }
    },
    async remove(guestId, role) {
      switch (role.kind) {
        case 'group':
          return removeGroup(api, guestId, role.group);
        case 'application':
          return assignsApplications
            ? removeApplication(api, guestId, role)
            : { kind: 'refused', cause: 'application.switched-off' };
        case 'site':
        case 'entitlementPackage':
          return { kind: 'refused', cause: 'resource.not-supported' };
      }
    },
  };
  return {
    directory: { findOwner: makeFindOwner(api), resolve: makeResolvePeople(api) },
    invitations: makeGuestInvitations(api),
    roles,
    accounts: makeGuestAccounts(api, assignsApplications),
    // What is switched off is refused before Graph is asked, so that its permissions are not missed.
    tenantProblems: async (uses) =>
      tenantProblems(api, { ...uses, applications: uses.applications && assignsApplications }),
    ping: async () => {
      try {
        await api.get('/organization', { $select: 'id' });
      } catch (error) {
        if (graphFailure(error).kind === 'later') throw error;
      }
    },
  };
}
