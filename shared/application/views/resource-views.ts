import type { ResourceRole } from '../../domain/policy/resource-role';
import type { ResourceView } from '../../ports/request-view';

// A policy may name an object by its id, which means nothing to people.
const objectId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a guest gets, by the names that the policy uses; resources named by object id only are left out. */
export function resourceViews(roles: readonly ResourceRole[]): readonly ResourceView[] {
  return roles.map(resourceView).filter(({ name }) => !objectId.test(name));
}

function resourceView(role: ResourceRole): ResourceView {
  switch (role.kind) {
    case 'group':
      return { kind: 'group', name: role.group };
    case 'application':
      return { kind: 'application', name: role.application, role: role.role };
    case 'site':
      return { kind: 'site', name: role.site };
    case 'entitlementPackage':
      return { kind: 'entitlementPackage', name: role.entitlementPackage };
  }
}
