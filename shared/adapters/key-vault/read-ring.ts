import { AppError } from '../../domain/app-error';
import type { SigningKey } from '../../ports/key-ring';
import type { VaultClient } from './connect-vault';
import { versionsInForce } from './versions-in-force';

export interface Ring {
  readonly keys: readonly SigningKey[];
  readonly pepper: Uint8Array;
}

export const secretNames = { signingKeys: 'link-signing-keys', pepper: 'address-pepper' } as const;

/** The name of a key within tokens. */
export function kidOf(version: string): string {
  return version.slice(0, 8).toLowerCase();
}

/** Values by secret and version; a version never changes, so each is fetched once. */
export type KnownValues = Map<string, Uint8Array>;

/**
 * The ring as the vault has it now: every version in force of `link-signing-keys`, newest first, and the oldest in force of
 * `address-pepper`, so that a rotation made by mistake does not lose every person.
 * @throws AppError `keys.none`, `keys.malformed`; errors of the SDK
 */
export async function readRing(
  client: VaultClient,
  known: KnownValues,
  now: Date,
  abortSignal: AbortSignal,
): Promise<Ring> {
  const value = async (name: string, version: string): Promise<Uint8Array> => {
    const key = `${name}/${version}`;
    const fetched = known.get(key) ?? (await fetchValue(client, name, version, abortSignal));
    known.set(key, fetched);
    return fetched;
  };

  const options = { now, abortSignal };
  const versions = await versionsInForce(client, secretNames.signingKeys, options);
  const keys = await Promise.all(
    versions.map(async (version) => ({
      kid: kidOf(version),
      secret: await value(secretNames.signingKeys, version),
    })),
  );
  const peppers = await versionsInForce(client, secretNames.pepper, options);
  const oldest = peppers.at(-1);
  if (keys.length === 0 || oldest === undefined) throw new AppError('keys.none');
  return { keys, pepper: await value(secretNames.pepper, oldest) };
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
