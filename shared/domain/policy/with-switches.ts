import type { PolicySet } from './policy-set';
import { revokedKeys, type PauseTarget, type SwitchesInForce } from './switches';

/** The policies as they are to be followed: what operators paused is paused, what they revoked is gone. */
export function withSwitches(set: PolicySet, switches: SwitchesInForce, now: Date): PolicySet {
  const { pauses, revocations } = switches;
  if (pauses.length === 0 && revocations.length === 0) return set;
  const isStopped = (kind: PauseTarget['kind'], id?: string): boolean =>
    pauses.some(
      ({ target }) => target.kind === kind && (target.kind === 'everything' || target.id === id),
    );
  const revoked = revokedKeys(switches, 'partner-key', now);
  return {
    settings: { ...set.settings, paused: set.settings.paused || isStopped('everything') },
    accessPackages: set.accessPackages.map((one) => ({
      ...one,
      paused: one.paused || isStopped('package', one.id),
    })),
    connectedOrganizations: set.connectedOrganizations.map((one) => ({
      ...one,
      paused: isStopped('organization', one.id),
      partnerKeys: one.partnerKeys.filter(({ id }) => !revoked.has(id)),
    })),
  };
}

/** Whether a request, as the present policies have its package and organization, is neither taken nor delivered now. */
export function isPaused(
  { settings, accessPackages, connectedOrganizations }: PolicySet,
  request: { readonly accessPackageId: string; readonly organizationId?: string },
): boolean {
  return (
    settings.paused ||
    accessPackages.some(({ id, paused }) => id === request.accessPackageId && paused) ||
    connectedOrganizations.some(
      ({ id, paused }) => id === request.organizationId && paused === true,
    )
  );
}
