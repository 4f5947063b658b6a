import type { ResourceRole } from '../policy/resource-role';
import type { RequestRows } from '../request/request-rows';
import type { ResourceDelivery } from '../request/resource-delivery';

/** A resource that the guest has through this request. */
export interface HeldResource {
  readonly delivery: ResourceDelivery;
  readonly role: ResourceRole;
}

function held({ resources }: RequestRows, roles: readonly ResourceRole[]): readonly HeldResource[] {
  return resources.flatMap(({ value: delivery }) => {
    const role = roles[delivery.number - 1];
    const isHeld = delivery.state === 'delivered' && delivery.removal === undefined;
    return role !== undefined && isHeld ? [{ delivery, role }] : [];
  });
}

/** What is left to take away: what we gave, and never what the guest had before. */
export function givenResources(
  rows: RequestRows,
  roles: readonly ResourceRole[],
): readonly HeldResource[] {
  return held(rows, roles).filter(({ delivery }) => !delivery.already);
}

/** What the guest needs for this access package, whoever gave it. */
export function neededResource(
  rows: RequestRows,
  roles: readonly ResourceRole[],
  wanted: ResourceRole,
): HeldResource | undefined {
  return held(rows, roles).find(({ role }) => isSameRole(role, wanted));
}

/** Whether two policies name the same thing in the same words; a name and an object id of one group stay different. */
export function isSameRole(left: ResourceRole, right: ResourceRole): boolean {
  return roleKey(left) === roleKey(right);
}

function roleKey(role: ResourceRole): string {
  switch (role.kind) {
    case 'group':
      return JSON.stringify([role.kind, role.group]);
    case 'application':
      return JSON.stringify([role.kind, role.application, role.role]);
    case 'site':
      return JSON.stringify(['group', role.via]);
    case 'entitlementPackage':
      return JSON.stringify([role.kind, role.entitlementPackage, role.policy]);
  }
}
