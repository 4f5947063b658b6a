import type { IncomingMessage, ServerResponse } from 'node:http';

import type { DurableExtension } from '../durable-extension';
import { originOf } from './function-request';
import { readBody } from './read-body';
import { joinedHeaders } from './request-headers';
import { parseRequestTarget } from './request-target';
import { answerEmpty } from './write-answer';

/** Hands one request to the Durable extension; `base` is the path in front of its own. */
export async function answerDurable(
  extension: DurableExtension,
  base: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const url = request.url ?? '/';
  const target = parseRequestTarget(url);
  if (target === undefined) {
    answerEmpty(response, 400, { connection: 'close' });
    return;
  }
  const answer = await extension.handle({
    method: request.method ?? 'GET',
    path: target.path.slice(base.length).replace(/^\//, ''),
    query: new URLSearchParams(target.search),
    headers: joinedHeaders(request),
    body: (await readBody(request)).toString('utf8').replace(/^\uFEFF/, ''),
    url: `${originOf(request)}${url}`,
  });
  const body = answer.body === undefined ? undefined : Buffer.from(answer.body);
  const length = answer.status === 204 ? {} : { 'content-length': body?.length ?? 0 };
  response.writeHead(answer.status, { ...answer.headers, ...length }).end(body);
}
