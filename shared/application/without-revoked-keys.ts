import { revokedKeys, type SwitchesInForce } from '../domain/policy/switches';
import type { Clock } from '../ports/clock';
import type { KeyRing } from '../ports/key-ring';

/** The ring without the signing keys that operators revoked, whatever a cached ring says. */
export function withoutRevokedKeys(
  ring: KeyRing,
  switches: () => SwitchesInForce,
  clock: Clock,
): KeyRing {
  return {
    pepper: async () => ring.pepper(),
    async keys() {
      const revoked = revokedKeys(switches(), 'signing-key', clock.now());
      const keys = await ring.keys();
      return revoked.size === 0 ? keys : keys.filter(({ kid }) => !revoked.has(kid));
    },
  };
}
