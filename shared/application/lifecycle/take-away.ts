import { isInDelivery } from '../../domain/lifecycle/access-state';
import {
  isSameRole,
  neededResource,
  type HeldResource,
} from '../../domain/lifecycle/given-resources';
import type { Later } from '../../domain/later';
import type { ResourceRole } from '../../domain/policy/resource-role';
import type { ResourceRemoval } from '../../domain/request/resource-delivery';
import type { RequestRows } from '../../domain/request/request-rows';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { ResourceRoles } from '../../ports/resource-roles';
import type { ChangeRequest } from '../change-request';

export interface TakeAwayDeps {
  readonly changeRequest: ChangeRequest;
  readonly policyVersions: PolicyVersions;
  readonly roles: ResourceRoles;
}

export type TakenAway = Omit<ResourceRemoval, 'at'> | Later;

const untilDeliveredSeconds = 600;

/**
 * Takes one resource away that we gave. Where another access package of the guest needs it, it is passed on instead: from
 * then on it is that one's to take away. While such a package is still being delivered, that is waited for.
 */
export async function takeAway(
  deps: TakeAwayDeps,
  guestId: string,
  { role }: HeldResource,
  others: readonly RequestRows[],
): Promise<TakenAway> {
  for (const other of others) {
    const roles = await resourcesOf(deps.policyVersions, other);
    const needed = neededResource(other, roles, role);
    if (needed !== undefined && (await passOn(deps, other, needed))) {
      return { outcome: 'passedOn' };
    }
    const isComing = isInDelivery(other) && roles.some((one) => isSameRole(one, role));
    if (isComing) return { kind: 'later', afterSeconds: untilDeliveredSeconds, throttled: false };
  }
  const removed = await deps.roles.remove(guestId, role);
  if (removed.kind === 'later') return removed;
  return removed.kind === 'refused'
    ? { outcome: 'failed', cause: removed.cause }
    : { outcome: removed.kind };
}

async function resourcesOf(
  policyVersions: PolicyVersions,
  { request }: RequestRows,
): Promise<readonly ResourceRole[]> {
  return (await policyVersions.load(request.value.policyVersion))?.resources ?? [];
}

/** False when the other access ended meanwhile. */
async function passOn(
  { changeRequest }: TakeAwayDeps,
  { request }: RequestRows,
  { delivery }: HeldResource,
): Promise<boolean> {
  const result = await changeRequest(request.value.id, (rows, draft) => {
    const stored = rows.resources.find(({ value }) => value.number === delivery.number);
    if (rows.assignment?.value.state !== 'active' || stored?.value.state !== 'delivered') {
      return false;
    }
    if (stored.value.already) {
      const value = { ...stored.value, already: false, updatedAt: draft.now };
      draft.replace({ kind: 'resource', value }, stored.etag);
      const details = { resource: String(delivery.number) };
      draft.audit('resource.taken-over', 'system', 'sweep', details);
    }
    return true;
  });
  return result.kind === 'done' && result.outcome;
}
