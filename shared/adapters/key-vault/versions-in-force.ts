import type { SecretProperties } from '@azure/keyvault-secrets' with {
  'resolution-mode': 'import',
};
import type { VaultClient } from './connect-vault';

/** What lists the versions of a secret. */
export type VersionLister = Pick<VaultClient, 'listPropertiesOfSecretVersions'>;

export interface ListingOptions {
  readonly now: Date;
  readonly abortSignal?: AbortSignal;
}

/** The versions of a secret that count at an instant, newest first: enabled, begun and not over. */
export async function versionsInForce(
  client: VersionLister,
  name: string,
  { now, ...options }: ListingOptions,
): Promise<readonly string[]> {
  const found: { readonly version: string; readonly createdAt: number }[] = [];
  for await (const each of client.listPropertiesOfSecretVersions(name, options)) {
    const { version, createdOn } = each;
    if (version === undefined || !isInForce(each, now)) continue;
    found.push({ version, createdAt: createdOn?.getTime() ?? 0 });
  }
  const newestFirst = found.toSorted((left, right) => right.createdAt - left.createdAt);
  return newestFirst.map(({ version }) => version);
}

function isInForce({ enabled, notBefore, expiresOn }: SecretProperties, now: Date): boolean {
  const hasBegun = notBefore === undefined || notBefore <= now;
  return enabled !== false && hasBegun && (expiresOn === undefined || expiresOn > now);
}
