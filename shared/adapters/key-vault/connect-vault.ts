import type { SecretClient } from '@azure/keyvault-secrets' with { 'resolution-mode': 'import' };

/** What is asked of the SDK's client. */
export type VaultClient = Pick<SecretClient, 'getSecret' | 'listPropertiesOfSecretVersions'>;

/** Opens the vault at the first use, so that starting the app does not wait for the SDK. */
export type ConnectVault = () => Promise<VaultClient>;

export interface VaultSettings {
  /** `https://<name>.vault.azure.net` */
  readonly url: string;
  /** Of a user-assigned identity; without it the app's own is used. */
  readonly clientId?: string | undefined;
}

export function connectVault({ url, clientId }: VaultSettings): ConnectVault {
  return async () => {
    const [{ SecretClient: Client }, { ManagedIdentityCredential }] = await Promise.all([
      import('@azure/keyvault-secrets'),
      import('@azure/identity'),
    ]);
    const credential =
      clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId });
    return new Client(url, credential, { retryOptions: { maxRetries: 1 } });
  };
}
