import { randomBytes } from 'node:crypto';
import type { SecretClient } from '@azure/keyvault-secrets' with { 'resolution-mode': 'import' };
import type { SigningKeys } from '../../ports/signing-keys';
import { toAppError } from './errors';
import { kidOf, secretNames } from './read-ring';

/** What is asked of the SDK's client; the app itself may only read. */
export type SigningKeysClient = Pick<
  SecretClient,
  'listPropertiesOfSecretVersions' | 'setSecret' | 'updateSecretProperties'
>;

interface Version {
  readonly version: string;
  readonly createdAt: number;
}

/**
 * The signing keys as versions of a secret: a new key is a new version, a removed one is disabled.
 * @throws AppError `keys.unavailable`, `keys.refused`
 */
export function makeVaultSigningKeys(connect: () => Promise<SigningKeysClient>): SigningKeys {
  const inVault = async <Answer>(
    act: (client: SigningKeysClient) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await act(await connect());
    } catch (error) {
      throw toAppError(error);
    }
  };
  const name = secretNames.signingKeys;

  return {
    kids: async () =>
      inVault(async (client) => (await enabled(client)).map(({ version }) => kidOf(version))),
    add: async () =>
      inVault(async (client) => {
        await client.setSecret(name, randomBytes(32).toString('base64'));
      }),
    remove: async (kid) =>
      inVault(async (client) => {
        for (const { version } of await enabled(client)) {
          if (kidOf(version) !== kid) continue;
          await client.updateSecretProperties(name, version, { enabled: false });
        }
      }),
  };
}

async function enabled(client: SigningKeysClient): Promise<readonly Version[]> {
  const versions: Version[] = [];
  for await (const found of client.listPropertiesOfSecretVersions(secretNames.signingKeys)) {
    const { version, createdOn } = found;
    if (version === undefined || found.enabled === false) continue;
    versions.push({ version, createdAt: createdOn?.getTime() ?? 0 });
  }
  return versions.toSorted((left, right) => right.createdAt - left.createdAt);
}
