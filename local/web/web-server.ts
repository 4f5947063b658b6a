import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { isForeign } from './is-foreign';
import { listenOn } from './listen-on';
import { textAnswer } from './web-answer';
import type { WebAnswer } from './web-answer';

export interface WebRequest {
  readonly method: string;
  /** As sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Throwing is answered with 500 and logged. */
export type WebHandler = (request: WebRequest) => WebAnswer | Promise<WebAnswer>;

export interface WebServer {
  /** Without trailing slash. */
  readonly url: string;
  /** False while a request is being read or answered; one that is never answered does not count. */
  isIdle(): boolean;
  stop(): Promise<void>;
}

export interface WebServerOptions {
  /** 0 = any free one. */
  readonly port: number;
  readonly log: (line: string) => void;
  readonly handle: WebHandler;
}

const largestBodyBytes = 10 * 1024 * 1024;

/** Undefined for one that is too large. Its rest is read too, or its sender would not hear the answer. */
const readBody = async (message: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= largestBodyBytes) chunks.push(chunk);
  }
  return size > largestBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
};

const send = (message: IncomingMessage, response: ServerResponse, answer: WebAnswer): void => {
  if (answer.kind === 'reset') message.socket.destroy();
  if (answer.kind !== 'answer') return;
  response.writeHead(answer.status, answer.headers);
  response.end(message.method === 'HEAD' ? undefined : answer.body);
};

const answerTo = async (
  message: IncomingMessage,
  options: WebServerOptions,
): Promise<WebAnswer> => {
  if (isForeign(message.headers)) return textAnswer('Only for this machine.', 'text/plain', 403);
  const body = await readBody(message);
  if (body === undefined) return textAnswer('Too large.', 'text/plain', 413);
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/su);
  try {
    return await options.handle({
      method: message.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers: message.headers,
      body,
    });
  } catch (error) {
    options.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return textAnswer('The local stack failed; its log says why.', 'text/plain', 500);
  }
};

/** Plain HTTP on 127.0.0.1. @throws Error with one clear sentence when the port is taken. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  let running = 0;
  const exchange = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    running += 1;
    try {
      send(message, response, await answerTo(message, options));
    } catch {
      // The caller hung up while sending; nobody is left to tell.
      message.socket.destroy();
    } finally {
      running -= 1;
    }
  };
  const server = createServer((message, response) => void exchange(message, response));
  const port = await listenOn(server, options.port);
  let stopping: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    isIdle: () => running === 0,
    stop: async () => {
      stopping ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await stopping;
    },
  };
}
