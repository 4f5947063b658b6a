import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };
import type { ServiceBusClient } from '@azure/service-bus';

export type ServiceBusConnection =
  | { readonly kind: 'connectionString'; readonly value: string }
  | {
      readonly kind: 'identity';
      readonly namespace: string;
      readonly credential: () => Promise<TokenCredential>;
    };

// The SDK's own retries are kept short: a queue that is down is a value, and the outbox repeats the send.
const retryOptions = { maxRetries: 1, retryDelayInMs: 500, timeoutInMs: 10_000 };

/** Loads the SDK at the first use, so that starting the app does not wait for it. */
export async function connectServiceBus(
  connection: ServiceBusConnection,
): Promise<ServiceBusClient> {
  const { ServiceBusClient: Client } = await import('@azure/service-bus');
  if (connection.kind === 'connectionString') return new Client(connection.value, { retryOptions });
  return new Client(connection.namespace, await connection.credential(), { retryOptions });
}
