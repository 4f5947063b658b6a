import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };
import type { ServiceBusClient } from '@azure/service-bus';

export type ServiceBusConnection =
  | { readonly kind: 'connectionString'; readonly value: string }
  /** `clientId` is that of a user-assigned identity; without it the app's own is used. */
  | {
      readonly kind: 'identity';
      readonly namespace: string;
      readonly clientId?: string | undefined;
    }
  /** Somebody who signed in, such as an operator. */
  | {
      readonly kind: 'credential';
      readonly namespace: string;
      readonly credential: TokenCredential;
    };

// The SDK's own retries are kept short: a queue that is down is a value, and the outbox repeats the send.
const retryOptions = { maxRetries: 1, retryDelayInMs: 500, timeoutInMs: 10_000 };

/** Loads the SDK at the first use, so that starting the app does not wait for it. */
export async function connectServiceBus(
  connection: ServiceBusConnection,
): Promise<ServiceBusClient> {
  const { ServiceBusClient: Client } = await import('@azure/service-bus');
  if (connection.kind === 'connectionString') return new Client(connection.value, { retryOptions });
  const credential =
    connection.kind === 'credential'
      ? connection.credential
      : await managedIdentity(connection.clientId);
  return new Client(connection.namespace, credential, { retryOptions });
}

async function managedIdentity(clientId: string | undefined): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}
