import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { withinTime } from './within-time';
import { z } from 'zod';

export interface GraphConnection {
  /** Where Graph answers instead of graph.microsoft.com; without trailing slash. */
  readonly endpoint?: string | undefined;
  readonly credential: () => Promise<TokenCredential>;
  /** Told of every 429. */
  readonly onThrottled?: (() => void) | undefined;
}

/** The few ways in which this adapter talks to Graph; paths are relative to `/v1.0`. Rejects with what the SDK throws. */
export interface GraphApi {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>;
  /**
   * For the advanced queries that Graph answers from an index, which may be seconds behind.
   * @see https://learn.microsoft.com/graph/aad-advanced-queries
   */
  getEventual(path: string, query: Readonly<Record<string, string>>): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  patch(path: string, body: object): Promise<unknown>;
  delete(path: string): Promise<unknown>;
  /** The application permissions that the present token carries. */
  grantedRoles(): Promise<readonly string[]>;
}

const scope = 'https://graph.microsoft.com/.default';
const timeoutMs = 20_000;

/** Loads the SDKs at the first call. Nothing is retried in here: what is worth another try is a value of the caller. */
export function makeGraphApi(connection: GraphConnection): GraphApi {
  let connecting: ReturnType<typeof connect> | undefined;
  const connected = async () => (connecting ??= connect(connection));
  const request = async (path: string) => {
    const { client } = await connected();
    return client.api(path).options({ signal: AbortSignal.timeout(timeoutMs) });
  };
  return {
    get: async (path, query = {}): Promise<unknown> =>
      (await request(path)).query(encoded(query)).get(),
    getEventual: async (path, query): Promise<unknown> =>
      (await request(path))
        .header('ConsistencyLevel', 'eventual')
        .query(encoded({ ...query, $count: 'true' }))
        .get(),
    post: async (path, body): Promise<unknown> => (await request(path)).post(body),
    patch: async (path, body): Promise<unknown> => (await request(path)).patch(body),
    delete: async (path): Promise<unknown> => (await request(path)).delete(),
    grantedRoles: async () => rolesOf(await (await connected()).getAccessToken()),
  };
}

/** The SDK puts values into the address as they are: names with `&`, `#`, `+` or `%` would become something else. */
function encoded(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([option, value]) => [option, encodeURIComponent(value)]),
  );
}

async function connect({ endpoint, credential: signIn, onThrottled }: GraphConnection) {
  const { AuthenticationHandler, Client, HTTPMessageHandler } =
    await import('@microsoft/microsoft-graph-client');
  const credential = await signIn();
  const getAccessToken = async () =>
    (await withinTime(timeoutMs, credential.getToken(scope)))?.token ?? '';
  const authentication = new AuthenticationHandler({ getAccessToken });
  const http = new HTTPMessageHandler();
  const last = endpoint === undefined ? http : moveTo(endpoint, http);
  authentication.setNext(onThrottled === undefined ? last : watch(onThrottled, last));
  return { client: Client.initWithMiddleware({ middleware: authentication }), getAccessToken };
}

const claimsSchema = z.object({ roles: z.array(z.string()).default([]) });

/** Graph checks the token; here it is only read. */
function rolesOf(token: string): readonly string[] {
  const payload = token.split('.')[1] ?? '';
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return claimsSchema.parse(claims).roles;
}

/** Sees every answer, also those that the caller makes a value of. */
function watch(onThrottled: () => void, next: Middleware): Middleware {
  return {
    execute: async (context: Context) => {
      await next.execute(context);
      if (context.response?.status === 429) onThrottled();
    },
  };
}

/**
 * Sends requests to another endpoint after the SDK has done its part: with another base URL the SDK would leave out the
 * token, and would not follow the addresses in Graph's own answers.
 */
function moveTo(endpoint: string, next: Middleware): Middleware {
  return {
    execute: async (context: Context) => {
      const { request } = context;
      const url = typeof request === 'string' ? request : request.url;
      const moved = url.replace('https://graph.microsoft.com', endpoint);
      const target = typeof request === 'string' ? moved : new Request(moved, request);
      const inner: Context = { ...context, request: target };
      await next.execute(inner);
      if (inner.response !== undefined) context.response = inner.response;
    },
  };
}
