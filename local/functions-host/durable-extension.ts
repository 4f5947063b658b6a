import type { StackClock } from '../clock/stack-clock';
import type { FunctionMetadata, Invoke } from './worker/rpc';

/** One request to the durable HTTP API, from the web hook or from the keyless loopback listener alike. */
export interface DurableRequest {
  readonly method: string;
  /** After the base, without a leading slash, decoded as the server does it: `%2F` is still there. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The full URL as requested. */
  readonly url: string;
}

export interface DurableResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the host needs of the Durable extension. */
export interface DurableExtension {
  /** JSON text that a `durableClient` binding hands to the SDK. */
  clientBinding(): string;
  handle(request: DurableRequest): Promise<DurableResponse>;
  start(): Promise<void>;
  /** True while no orchestrator or activity runs and nothing waits to be dispatched at this instant. */
  atRest(): boolean;
  stop(): Promise<void>;
}

export interface DurableExtensionOptions {
  readonly invoke: Invoke;
  readonly functions: readonly FunctionMetadata[];
  /** `extensions.durableTask` of host.json, as parsed. */
  readonly settings: unknown;
  readonly clock: StackClock;
  /** Where the journal is kept; undefined keeps it in memory. */
  readonly dataDir: string | undefined;
  /** `{baseUrl}/runtime/webhooks/durabletask` */
  readonly webhookUrl: string;
  /** The keyless loopback listener, with a trailing slash. */
  readonly rpcUrl: string;
  readonly systemKey: string;
  readonly hubName: string;
  readonly connection: string;
  readonly log: (level: string, message: string) => void;
}

export type MakeDurableExtension = (options: DurableExtensionOptions) => DurableExtension;
