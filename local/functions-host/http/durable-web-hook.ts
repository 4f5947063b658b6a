import type { IncomingMessage, ServerResponse } from 'node:http';

import type { DurableExtension } from '../durable-extension';
import { originOf } from './function-request';
import { readBody } from './read-body';
import { joinedHeaders } from './request-headers';

/** Hands one request to the Durable extension; `base` is the path in front of its own. */
export async function answerDurable(
  extension: DurableExtension,
  base: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const url = request.url ?? '/';
  const question = url.indexOf('?');
  const path = question < 0 ? url : url.slice(0, question);
  const answer = await extension.handle({
    method: request.method ?? 'GET',
    path: path.slice(base.length).replace(/^\//, ''),
    query: new URLSearchParams(question < 0 ? '' : url.slice(question)),
    headers: joinedHeaders(request),
    body: (await readBody(request)).toString('utf8'),
    url: `${originOf(request)}${url}`,
  });
  const body = answer.body === undefined ? undefined : Buffer.from(answer.body);
  const length = answer.status === 204 ? {} : { 'content-length': body?.length ?? 0 };
  response.writeHead(answer.status, { ...answer.headers, ...length }).end(body);
}
