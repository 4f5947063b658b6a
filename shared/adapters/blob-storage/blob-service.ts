import type {
  Pipeline,
  PipelinePolicy,
  PipelineRequestOptions,
} from '@azure/core-rest-pipeline' with {
  'resolution-mode': 'import',
};
import { AppError } from '../../domain/app-error';
import { type BlobConnection, keyedAccount, type KeyedAccount } from './blob-connection';
import { sharedKey } from './shared-key';

export interface BlobRequest {
  readonly method: 'HEAD' | 'PUT';
  /** Beneath the account: container, blob and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface BlobAnswer {
  readonly status: number;
  /** The service's word for what is wrong; empty when nothing is. */
  readonly code: string;
}

/**
 * Sends one request; throttling, and answers that were lost, are tried again.
 * @throws AppError `archive.unavailable` (retryable) when none came, `archive.refused` when the connection names no blobs
 */
export type SendBlobRequest = (request: BlobRequest) => Promise<BlobAnswer>;

const version = '2023-11-03';
const scopes = 'https://storage.azure.com/.default';
const timeout = 30_000;
const retryOptions = { maxRetries: 3 };

/** Blob storage by its REST interface. Loads what it needs, and connects, at the first request. */
export function makeBlobService(connection: BlobConnection): SendBlobRequest {
  let opening: Promise<SendBlobRequest> | undefined;
  return async (request) => {
    opening ??= open(connection);
    let send: SendBlobRequest;
    try {
      send = await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
    return send(request);
  };
}

async function open(connection: BlobConnection): Promise<SendBlobRequest> {
  const sdk = await import('@azure/core-rest-pipeline');
  const { url, policy } = await access(connection);
  const pipeline: Pipeline = sdk.createPipelineFromOptions({ retryOptions });
  // Anew for every try: a signature is of its instant.
  pipeline.addPolicy(policy, { phase: 'Sign' });
  const client = sdk.createDefaultHttpClient();
  return async (request) => {
    const sent = sdk.createPipelineRequest(optionsOf(url, request, sdk.createHttpHeaders));
    try {
      const { status, headers } = await pipeline.sendRequest(client, sent);
      return { status, code: headers.get('x-ms-error-code') ?? '' };
    } catch (cause) {
      throw new AppError('archive.unavailable', { retryable: true, cause });
    }
  };
}

function optionsOf(
  url: string,
  { method, path, headers = {}, body }: BlobRequest,
  makeHeaders: (raw: Record<string, string>) => NonNullable<PipelineRequestOptions['headers']>,
): PipelineRequestOptions {
  const length =
    method === 'PUT' ? { 'Content-Length': String(Buffer.byteLength(body ?? '')) } : {};
  return {
    url: `${url}/${path}`,
    method,
    timeout,
    headers: makeHeaders({ ...headers, ...length, 'x-ms-version': version }),
    // The emulator of a developer's machine.
    allowInsecureConnection: url.startsWith('http://127.0.0.1:'),
    ...(body === undefined ? {} : { body }),
  };
}

async function access(
  connection: BlobConnection,
): Promise<{ readonly url: string; readonly policy: PipelinePolicy }> {
  if (connection.kind === 'identity') {
    const { bearerTokenAuthenticationPolicy } = await import('@azure/core-rest-pipeline');
    const credential = await connection.credential();
    return { url: connection.url, policy: bearerTokenAuthenticationPolicy({ credential, scopes }) };
  }
  const account = keyedAccount(connection.value);
  if (account === undefined) throw new AppError('archive.refused');
  return { url: account.url, policy: byKey(account) };
}

function byKey(account: KeyedAccount): PipelinePolicy {
  return {
    name: 'sharedKey',
    async sendRequest(request, next) {
      request.headers.set('x-ms-date', new Date().toUTCString());
      const headers = new Map(
        [...request.headers].map(([name, value]) => [name.toLowerCase(), value]),
      );
      const { method, url } = request;
      request.headers.set('Authorization', sharedKey(account, { method, url, headers }));
      return next(request);
    },
  };
}
