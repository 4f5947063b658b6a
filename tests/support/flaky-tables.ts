import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { testTables } from './tables';

/** `lose`: carried out, but the connection breaks before the answer; `refuse`: answered with the status, not carried out. */
export type Mishap =
  { readonly kind: 'lose' } | { readonly kind: 'refuse'; readonly status: number };

export interface FlakyTables {
  readonly connectionString: string;
  readonly prefix: string;
  /** `POST requests`, `PUT requests`, …: every request that arrived, by method and table. */
  readonly requests: readonly string[];
  /** What happens to the next requests that `isMeant`, in order. */
  fail(mishaps: readonly Mishap[], isMeant?: (request: string) => boolean): void;
  /** Runs once, when the next mishap has happened and before its caller learns of it. */
  afterMishap(act: () => Promise<void>): void;
  stop(): Promise<void>;
}

const isWrite = (name: string): boolean => !name.startsWith('GET');

/** The shared tables behind a network that loses answers when told to. */
export async function startFlakyTables(): Promise<FlakyTables> {
  const { connectionString, prefix } = testTables();
  const target = new URL(/TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '');
  const requests: string[] = [];
  let mishaps: readonly Mishap[] = [];
  let isMeant = isWrite;
  let after: (() => Promise<void>) | undefined;

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await text(incoming);
    const name = nameOf(incoming, body, prefix);
    requests.push(name);
    const [mishap] = isMeant(name) ? mishaps : [];
    if (mishap !== undefined) mishaps = mishaps.slice(1);
    if (mishap?.kind === 'refuse') {
      outgoing.writeHead(mishap.status).end();
      return;
    }
    const answer = await forward(target, incoming, body);
    if (mishap === undefined) {
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const act = after;
    after = undefined;
    await act?.();
    outgoing.destroy();
  };

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    connectionString: connectionString.replace(target.host, `127.0.0.1:${String(port)}`),
    prefix,
    requests,
    fail(next, meant = isWrite) {
      mishaps = next;
      isMeant = meant;
    },
    afterMishap(act) {
      after = act;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function nameOf(incoming: IncomingMessage, body: string, prefix: string): string {
  const path = incoming.url ?? '';
  const table = new RegExp(`${prefix}(\\w+)`).exec(`${path} ${body}`)?.[1] ?? '';
  return `${path.includes('/Tables') ? 'CREATE' : (incoming.method ?? '')} ${table}`;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function forward(target: URL, incoming: IncomingMessage, body: string): Promise<Answer> {
  const { method, url: path, headers } = incoming;
  return new Promise((resolve, reject) => {
    const { hostname, port } = target;
    const sent = request({ hostname, port, method, path, headers }, (answer) => {
      text(answer).then(
        (content) =>
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: content }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
