import type { SecretProperties } from '@azure/keyvault-secrets' with {
  'resolution-mode': 'import',
};
import { AppError } from '../../domain/app-error';
import type { SigningKey } from '../../ports/key-ring';
import type { VaultClient } from './connect-vault';

export interface Ring {
  readonly keys: readonly SigningKey[];
  readonly pepper: Uint8Array;
}

export const secretNames = { signingKeys: 'link-signing-keys', pepper: 'address-pepper' } as const;

/** The name of a key within tokens. */
export function kidOf(version: string): string {
  return version.slice(0, 8).toLowerCase();
}

interface Version {
  readonly version: string;
  readonly createdAt: number;
}

/** Values by secret and version; a version never changes, so each is fetched once. */
export type KnownValues = Map<string, Uint8Array>;

/**
 * The ring as the vault has it now: every enabled version of `link-signing-keys`, newest first, and the oldest enabled
 * version of `address-pepper`, so that a rotation made by mistake does not lose every person.
 * @throws AppError `keys.none`, `keys.malformed`; errors of the SDK
 */
export async function readRing(
  client: VaultClient,
  known: KnownValues,
  now: Date,
  abortSignal: AbortSignal,
): Promise<Ring> {
  const value = async (name: string, { version }: Version): Promise<Uint8Array> => {
    const key = `${name}/${version}`;
    const fetched = known.get(key) ?? (await fetchValue(client, name, version, abortSignal));
    known.set(key, fetched);
    return fetched;
  };

  const versions = await enabledVersions(client, secretNames.signingKeys, now, abortSignal);
  const keys = await Promise.all(
    versions.map(async (each) => ({
      kid: kidOf(each.version),
      secret: await value(secretNames.signingKeys, each),
    })),
  );
  const peppers = await enabledVersions(client, secretNames.pepper, now, abortSignal);
  const oldest = peppers.at(-1);
  if (keys.length === 0 || oldest === undefined) throw new AppError('keys.none');
  return { keys, pepper: await value(secretNames.pepper, oldest) };
}

async function enabledVersions(
  client: VaultClient,
  name: string,
  now: Date,
  abortSignal: AbortSignal,
): Promise<readonly Version[]> {
  const versions: Version[] = [];
  for await (const found of client.listPropertiesOfSecretVersions(name, { abortSignal })) {
    const { version, createdOn } = found;
    if (version === undefined || !isInForce(found, now)) continue;
    versions.push({ version, createdAt: createdOn?.getTime() ?? 0 });
  }
  return versions.toSorted((left, right) => right.createdAt - left.createdAt);
}

function isInForce({ enabled, notBefore, expiresOn }: SecretProperties, now: Date): boolean {
  const hasBegun = notBefore === undefined || notBefore <= now;
  return enabled !== false && hasBegun && (expiresOn === undefined || expiresOn > now);
}

async function fetchValue(
  client: VaultClient,
  name: string,
  version: string,
  abortSignal: AbortSignal,
): Promise<Uint8Array> {
  const { value = '' } = await client.getSecret(name, { version, abortSignal });
  const bytes = Buffer.from(value.trim(), 'base64');
  if (bytes.length !== 32) throw new AppError('keys.malformed');
  return bytes;
}
