import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SecretClient } from '@azure/keyvault-secrets';

export interface SecretVersion {
  readonly version: string;
  readonly value: string;
  /** Seconds since 1970, as `nbf` and `exp` are. */
  readonly created: number;
  readonly enabled?: boolean;
  readonly nbf?: number;
  readonly exp?: number;
}

export interface VaultServer {
  /** The real SDK, pointed here. */
  readonly connect: () => Promise<SecretClient>;
  /** Paths of the requests that carried a token, in order. */
  readonly requests: readonly string[];
  set(name: string, versions: readonly SecretVersion[]): void;
  /** Answers everything with this status until told `undefined`. */
  answer(status: number | undefined): void;
  stop(): Promise<void>;
}

const pageSize = 2;

/** The part of Key Vault's REST API that lists, reads, adds and disables versions of secrets, in pages of two. */
export async function startVaultServer(): Promise<VaultServer> {
  const secrets = new Map<string, readonly SecretVersion[]>();
  const requests: string[] = [];
  let instead: number | undefined;

  const serve = (base: string, path: string): { status: number; body: unknown } => {
    const { pathname, searchParams } = new URL(path, base);
    requests.push(pathname);
    if (instead !== undefined) return { status: instead, body: { error: { code: 'Injected' } } };
    const [, , name = '', version = ''] = pathname.split('/');
    const versions = secrets.get(name) ?? [];
    if (version === 'versions') {
      const next = Number(searchParams.get('skip') ?? 0) + pageSize;
      const value = versions
        .slice(next - pageSize, next)
        .map((each) => ({ id: idOf(base, name, each), attributes: attributesOf(each) }));
      const nextLink = `${base}/secrets/${name}/versions?skip=${String(next)}`;
      return { status: 200, body: { value, nextLink: next < versions.length ? nextLink : null } };
    }
    const found = versions.find((each) => each.version === version);
    if (found === undefined) return { status: 404, body: { error: { code: 'SecretNotFound' } } };
    const attributes = attributesOf(found);
    return { status: 200, body: { id: idOf(base, name, found), value: found.value, attributes } };
  };

  const add = (name: string, value: string): SecretVersion => {
    const versions = secrets.get(name) ?? [];
    const version = String(versions.length + 1)
      .padStart(8, 'a')
      .padEnd(32, '0');
    const added = { version, value, created: Math.floor(Date.now() / 1000) + versions.length };
    secrets.set(name, [...versions, added]);
    return added;
  };
  const enable = (name: string, version: string, enabled: boolean): SecretVersion | undefined => {
    const versions = secrets.get(name) ?? [];
    const changed = versions.map((one) => (one.version === version ? { ...one, enabled } : one));
    secrets.set(name, changed);
    return changed.find((one) => one.version === version);
  };
  const change = (
    base: string,
    path: string,
    { value = '', attributes = {} }: ChangeBody,
  ): { status: number; body: unknown } => {
    const [, , name = '', wanted] = new URL(path, base).pathname.split('/');
    const changed =
      wanted === undefined ? add(name, value) : enable(name, wanted, attributes.enabled !== false);
    if (changed === undefined) return { status: 404, body: { error: { code: 'SecretNotFound' } } };
    const id = idOf(base, name, changed);
    return { status: 200, body: { id, attributes: attributesOf(changed) } };
  };

  const answerTo = async (
    incoming: IncomingMessage,
  ): Promise<{ status: number; body: unknown }> => {
    const { method = 'GET', url: path = '' } = incoming;
    if (method === 'GET' || instead !== undefined) return serve(url, path);
    return change(url, path, JSON.parse(await text(incoming)) as ChangeBody);
  };

  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.setHeader('Content-Type', 'application/json');
    if (incoming.headers.authorization === undefined) {
      const challenge =
        'Bearer authorization="https://login.example/t", resource="https://v.example"';
      outgoing.writeHead(401, { 'WWW-Authenticate': challenge }).end('{}');
      return;
    }
    void (async () => {
      const { status, body } = await answerTo(incoming);
      outgoing.writeHead(status).end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  const client = clientOf(url);
  return {
    connect: () => Promise.resolve(client),
    requests,
    set: (name, versions) => void secrets.set(name, versions),
    answer(status) {
      instead = status;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface ChangeBody {
  readonly value?: string;
  readonly attributes?: { readonly enabled?: boolean };
}

function clientOf(url: string): SecretClient {
  const credential = {
    getToken: () => Promise.resolve({ token: 't', expiresOnTimestamp: Date.now() + 3_600_000 }),
  };
  const options = {
    allowInsecureConnection: true,
    disableChallengeResourceVerification: true,
    retryOptions: { maxRetries: 0 },
  };
  return new SecretClient(url, credential, options);
}

const idOf = (base: string, name: string, { version }: SecretVersion): string =>
  `${base}/secrets/${name}/${version}`;

function attributesOf({ created, enabled = true, nbf, exp }: SecretVersion): object {
  return { enabled, created, updated: created, nbf, exp };
}
