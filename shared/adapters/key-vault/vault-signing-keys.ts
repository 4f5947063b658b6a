import { randomBytes } from 'node:crypto';
import type { SecretClient } from '@azure/keyvault-secrets' with { 'resolution-mode': 'import' };
import type { SigningKeys } from '../../ports/signing-keys';
import { vaultFailure } from './vault-failure';
import { kidOf, secretNames } from './read-ring';
import { versionsInForce } from './versions-in-force';

/** What is asked of the SDK's client; the app itself may only read. */
export type SigningKeysClient = Pick<
  SecretClient,
  'listPropertiesOfSecretVersions' | 'setSecret' | 'updateSecretProperties'
>;

export interface VaultSigningKeysDeps {
  readonly connect: () => Promise<SigningKeysClient>;
  readonly now: () => Date;
}

/**
 * The signing keys as versions of a secret: a new key is a new version, a removed one is disabled.
 * @throws AppError `keys.unavailable`, `keys.refused`
 */
export function makeVaultSigningKeys({ connect, now }: VaultSigningKeysDeps): SigningKeys {
  const inVault = async <Answer>(
    act: (client: SigningKeysClient) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await act(await connect());
    } catch (error) {
      throw vaultFailure(error);
    }
  };
  const name = secretNames.signingKeys;

  return {
    kids: async () =>
      inVault(async (client) => (await versionsInForce(client, name, { now: now() })).map(kidOf)),
    add: async () =>
      inVault(async (client) => {
        await client.setSecret(name, randomBytes(32).toString('base64'));
      }),
    remove: async (kid) =>
      inVault(async (client) => {
        for await (const { version } of client.listPropertiesOfSecretVersions(name)) {
          if (version === undefined || kidOf(version) !== kid) continue;
          await client.updateSecretProperties(name, version, { enabled: false });
        }
      }),
  };
}
