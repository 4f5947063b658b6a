import type { KeyRing } from '../../ports/key-ring';
import type { ConnectVault, VaultClient } from './connect-vault';
import { vaultFailure } from './vault-failure';
import { type KnownValues, readRing, type Ring } from './read-ring';

export interface VaultKeyRingDeps {
  readonly connect: ConnectVault;
  readonly now: () => Date;
}

const freshMs = 5 * 60_000;
const pauseAfterFailureMs = 30_000;
const patienceMs = 8_000;

/**
 * The key ring in Key Vault: the versions of one secret, 32 bytes in base64 each. A disabled version stops within 5 minutes;
 * while the vault does not answer, the keys last read go on being used.
 * @throws AppError `keys.unavailable`, `keys.refused`, `keys.none` or `keys.malformed` before the first success
 */
export function makeVaultKeyRing({ connect, now }: VaultKeyRingDeps): KeyRing {
  const known: KnownValues = new Map();
  let client: VaultClient | undefined;
  let ring: Ring | undefined;
  let freshUntil = 0;
  let refreshing: Promise<Ring> | undefined;

  const refresh = async (): Promise<Ring> => {
    try {
      client ??= await connect();
      ring = await readRing(client, known, now(), AbortSignal.timeout(patienceMs));
      freshUntil = now().getTime() + freshMs;
    } catch (error) {
      if (ring === undefined) throw vaultFailure(error);
      freshUntil = now().getTime() + pauseAfterFailureMs;
    }
    return ring;
  };
  const current = async (): Promise<Ring> => {
    if (ring !== undefined && now().getTime() < freshUntil) return ring;
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  return {
    keys: async () => (await current()).keys,
    pepper: async () => (await current()).pepper,
  };
}
