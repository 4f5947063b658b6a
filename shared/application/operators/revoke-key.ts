import { targetName, type RevocationTarget } from '../../domain/policy/switches';
import type { Clock } from '../../ports/clock';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { SigningKeys } from '../../ports/signing-keys';
import type { Switches } from '../../ports/switches';
import { actorOf, type Operator } from './operator';

export interface RevokeKeyDeps {
  readonly switches: Switches;
  readonly policies: CurrentPolicies;
  readonly signingKeys: SigningKeys;
  readonly clock: Clock;
}

export type RevokeOutcome =
  /** `replaced`: it was the only signing key, and a new one took its place. */
  | { readonly kind: 'revoked'; readonly from: string; readonly replaced: boolean }
  | { readonly kind: 'revokedBefore' }
  | { readonly kind: 'unknown' };

/** Withdraws a key for good, within 5 minutes, whatever policies and key ring say. Can be repeated. */
export type RevokeKey = (target: RevocationTarget, operator: Operator) => Promise<RevokeOutcome>;

// By then every instance has read the ring again.
const ringAgeMs = 300_000;

export function makeRevokeKey(deps: RevokeKeyDeps): RevokeKey {
  return async (target, operator) =>
    target.kind === 'partner-key'
      ? revokePartnerKey(deps, target, operator)
      : revokeSigningKey(deps, target, operator);
}

async function revokePartnerKey(
  deps: RevokeKeyDeps,
  target: RevocationTarget,
  operator: Operator,
): Promise<RevokeOutcome> {
  if (await isRevoked(deps, target)) return { kind: 'revokedBefore' };
  const isKnown = deps
    .policies()
    .connectedOrganizations.some(({ partnerKeys }) =>
      partnerKeys.some(({ id }) => id === target.id),
    );
  if (!isKnown) return { kind: 'unknown' };
  const at = deps.clock.now().toISOString();
  const { reason } = operator;
  await deps.switches.revoke({ target, from: at, at, reason, actor: actorOf(operator) });
  return { kind: 'revoked', from: at, replaced: false };
}

/** Never leaves the app without a key: the last one is replaced first, and refused once every instance knows the new one. */
async function revokeSigningKey(
  deps: RevokeKeyDeps,
  target: RevocationTarget,
  operator: Operator,
): Promise<RevokeOutcome> {
  const { signingKeys, switches, clock } = deps;
  const kids = await signingKeys.kids();
  if (!kids.includes(target.id)) {
    return { kind: (await isRevoked(deps, target)) ? 'revokedBefore' : 'unknown' };
  }
  const isLast = kids.length === 1;
  if (isLast) await signingKeys.add();
  const now = clock.now().getTime();
  const from = new Date(isLast ? now + ringAgeMs : now).toISOString();
  const at = new Date(now).toISOString();
  const { reason } = operator;
  await switches.revoke({ target, from, at, reason, actor: actorOf(operator) });
  await signingKeys.remove(target.id);
  return { kind: 'revoked', from, replaced: isLast };
}

async function isRevoked({ switches }: RevokeKeyDeps, target: RevocationTarget): Promise<boolean> {
  const { revocations } = await switches.inForce();
  return revocations.some((one) => targetName(one.target) === targetName(target));
}
