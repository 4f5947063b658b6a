import type { TableClient } from '@azure/data-tables' with { 'resolution-mode': 'import' };
import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };

export type TablesConnection =
  | { readonly kind: 'connectionString'; readonly value: string }
  | {
      readonly kind: 'identity';
      readonly url: string;
      readonly credential: () => Promise<TokenCredential>;
    };

/** Makes clients of one table; they share nothing but the credential. */
export type ConnectTable = (tableName: string) => Promise<() => TableClient>;

// See `inTries`.
const retryOptions = { maxRetries: 0 };

/** Loads the SDK at the first call, so that starting the app does not wait for it. */
export function makeConnectTable(connection: TablesConnection): ConnectTable {
  return async (tableName) => {
    const sdk = await import('@azure/data-tables');
    if (connection.kind === 'connectionString') {
      const { value } = connection;
      const allowInsecureConnection = /TableEndpoint=http:|UseDevelopmentStorage=true/i.test(value);
      const options = { retryOptions, allowInsecureConnection };
      return () => sdk.TableClient.fromConnectionString(value, tableName, options);
    }
    const { url } = connection;
    const credential = await connection.credential();
    return () => new sdk.TableClient(url, tableName, credential, { retryOptions });
  };
}
