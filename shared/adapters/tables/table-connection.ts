import type { TableClient } from '@azure/data-tables' with { 'resolution-mode': 'import' };
import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };

export type TablesConnection =
  | { readonly kind: 'connectionString'; readonly value: string }
  /** `clientId` is that of a user-assigned identity; without it the app's own is used. */
  | { readonly kind: 'identity'; readonly url: string; readonly clientId?: string | undefined }
  /** Somebody who signed in, such as an operator. */
  | { readonly kind: 'credential'; readonly url: string; readonly credential: TokenCredential };

/** Makes clients of one table; they share nothing but the credential. */
export type ConnectTable = (tableName: string) => Promise<() => TableClient>;

// See `inTries`.
const retryOptions = { maxRetries: 0 };

/** Loads the SDK at the first call, so that starting the app does not wait for it. */
export function makeConnectTable(connection: TablesConnection): ConnectTable {
  let credential: Promise<TokenCredential> | undefined;
  return async (tableName) => {
    const sdk = await import('@azure/data-tables');
    if (connection.kind === 'connectionString') {
      const { value } = connection;
      const allowInsecureConnection = /TableEndpoint=http:|UseDevelopmentStorage=true/i.test(value);
      const options = { retryOptions, allowInsecureConnection };
      return () => sdk.TableClient.fromConnectionString(value, tableName, options);
    }
    credential ??=
      connection.kind === 'credential'
        ? Promise.resolve(connection.credential)
        : managedIdentity(connection.clientId);
    const identity = await credential;
    return () => new sdk.TableClient(connection.url, tableName, identity, { retryOptions });
  };
}

async function managedIdentity(clientId: string | undefined): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}
