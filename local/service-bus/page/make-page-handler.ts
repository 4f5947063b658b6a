import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeRouter } from '../../web/router';
import type { WebAnswer } from '../../web/web-answer';
import { pageRoutes } from './page-routes';
import type { QueueDesk } from './queue-desk';
import { pageRoot } from './queue-pages';

/** Answers a request below `/service-bus`; false when it is for somebody else, and untouched then. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

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

function send(response: ServerResponse, answer: WebAnswer, withBody: boolean): void {
  if (answer.kind !== 'answer') return;
  response.writeHead(answer.status, answer.headers);
  response.end(withBody ? answer.body : undefined);
}

export function makePageHandler(desk: QueueDesk): PageHandler {
  const route = makeRouter('Service Bus', pageRoutes(desk));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { method = 'GET', headers } = request;
    const body = await readBody(request);
    const asked = { method, path: url.pathname, query: url.searchParams, headers, body };
    send(response, route(asked), method !== 'HEAD');
  };
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path !== pageRoot && !path.startsWith(`${pageRoot}/`)) return false;
    answer(request, response).catch(() => response.destroy());
    return true;
  };
}
