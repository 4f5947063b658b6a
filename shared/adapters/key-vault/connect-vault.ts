import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };
import type { SecretClient } from '@azure/keyvault-secrets' with { 'resolution-mode': 'import' };

/** What reading keys asks of the SDK's client. */
export type VaultClient = Pick<SecretClient, 'getSecret' | 'listPropertiesOfSecretVersions'>;

/** Opens the vault at the first use, so that starting the app does not wait for the SDK. */
export type ConnectVault = () => Promise<VaultClient>;

export interface VaultSettings {
  /** `https://<name>.vault.azure.net` */
  readonly url: string;
  readonly credential: () => Promise<TokenCredential>;
}

export async function connectVault({ url, credential }: VaultSettings): Promise<SecretClient> {
  const { SecretClient: Client } = await import('@azure/keyvault-secrets');
  return new Client(url, await credential(), { retryOptions: { maxRetries: 1 } });
}
