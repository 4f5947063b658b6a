import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isForeign } from '../web/is-foreign';
import { listenOn } from '../web/listen-on';
import { problem, type ControlAnswer } from './control-answer';
import { makeControlRoutes, type ControlDeps } from './control-routes';

export interface ControlServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ControlServerSettings extends ControlDeps {
  /** 0 takes any free port. */
  readonly port: number;
  /** Serves the pages that are not control's own, the queues; false when the request is for none of them. */
  readonly servePage: (request: IncomingMessage, response: ServerResponse) => boolean;
}

const largestBody = 65_536;

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    text += String(part);
    if (text.length > largestBody) throw new Error('The body is too large.');
  }
  return text;
}

function send(response: ServerResponse, { status, type, body }: ControlAnswer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}

/** Control on 127.0.0.1: nothing of it is in the deployed app, and no web page of another site may use it. */
export async function startControl(settings: ControlServerSettings): Promise<ControlServer> {
  const routes = makeControlRoutes(settings);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isForeign(request.headers)) {
      send(response, problem(403, 'foreign-origin', 'Only for this machine.'));
      return;
    }
    if (settings.servePage(request, response)) return;
    const [path = ''] = (request.url ?? '').split('?');
    const found = await routes(request.method ?? '', path, await readBody(request));
    send(response, found ?? problem(404, 'not-found', `${path} is not served here.`));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, problem(500, 'failed', String(error)));
    });
  });
  // A journey through time may take longer than a request usually may.
  server.requestTimeout = 0;
  const port = await listenOn(server, settings.port);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
