import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };

export type BlobConnection =
  /** As in the settings of a developer's machine. */
  | { readonly kind: 'connectionString'; readonly value: string }
  | {
      readonly kind: 'identity';
      readonly url: string;
      readonly credential: () => Promise<TokenCredential>;
    };

/** An account that is reached by its key. */
export interface KeyedAccount {
  readonly url: string;
  readonly name: string;
  /** In Base64. */
  readonly key: string;
}

// The emulator's account, the same for everybody.
const emulator: KeyedAccount = {
  url: 'http://127.0.0.1:10000/devstoreaccount1',
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

/**
 * The account that a connection string names; undefined when it names no place for blobs, or no key.
 * @see https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
 */
export function keyedAccount(connectionString: string): KeyedAccount | undefined {
  if (/^UseDevelopmentStorage=true;?$/i.test(connectionString.trim())) return emulator;
  const find = (wanted: string): string | undefined =>
    new RegExp(`(?:^|;)${wanted}=([^;]+)`, 'i').exec(connectionString)?.[1];
  const name = find('AccountName');
  const key = find('AccountKey');
  const suffix = find('EndpointSuffix');
  const url =
    find('BlobEndpoint') ??
    (name === undefined || suffix === undefined ? undefined : `https://${name}.blob.${suffix}`);
  if (name === undefined || key === undefined || url === undefined) return undefined;
  return { url: url.replace(/\/+$/, ''), name, key };
}
