import { randomUUID } from 'node:crypto';
import {
  request as send,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';

import type { Log } from '../log';
import type { Invoke, TypedData } from '../worker/rpc';
import type { FunctionRequest } from './function-request';
import { queryPairs } from './query-values';
import { headerValues, joinedHeaders } from './request-headers';
import { encodePathForProxy } from './request-target';
import { traceOf } from './run-http-function';
import { answerEmpty } from './write-answer';

export interface StreamDeps {
  readonly invoke: Invoke;
  /** The server that the app's own library opened for streamed requests. */
  readonly httpUri: string;
  readonly log: Log;
}

function metadata({ request, target, values }: FunctionRequest): Record<string, TypedData> {
  const found: Record<string, TypedData> = {
    Headers: { json: JSON.stringify(joinedHeaders(request)) },
  };
  for (const [name, value] of queryPairs(target.search)) found[name] = { string: value };
  for (const [name, value] of Object.entries(values)) found[name] = { string: value };
  return found;
}

function relay(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 500, answer.headers);
  pipeline(answer, response, () => undefined);
}

function forward(call: FunctionRequest, httpUri: string, invocationId: string): ClientRequest {
  const { request, target } = call;
  const { hostname, port } = new URL(httpUri);
  return send({
    hostname,
    port,
    method: request.method,
    path: `${encodePathForProxy(target.path)}${target.search}`,
    headers: {
      ...request.headers,
      'x-ms-invocation-id': invocationId,
      'x-forwarded-host': request.headers.host ?? 'localhost',
      'x-forwarded-proto': 'http',
    },
  });
}

/**
 * Runs a function of an app with `enableHttpStream`: the request is passed to the library's own server while the
 * invocation runs under the same id. A handler that throws or returns nothing leaves the caller without an answer on
 * the real host; here it is answered 500 and the log says so.
 */
export async function streamHttpFunction(
  call: FunctionRequest,
  { invoke, httpUri, log }: StreamDeps,
): Promise<void> {
  const { request, response, fn } = call;
  const invocationId = randomUUID();
  const onward = forward(call, httpUri, invocationId);
  let answered = false;
  onward.once('response', (answer) => {
    answered = true;
    relay(answer, response);
  });
  onward.once('error', () => {
    if (!response.headersSent) answerEmpty(response, 500);
  });
  response.once('close', () => onward.destroy());
  pipeline(request, onward, () => undefined);

  const giveUp = (): void => {
    if (answered || response.headersSent) return;
    onward.destroy();
    const message = `'${fn.name}' gave no answer; with enableHttpStream its caller waits for ever on the real host.`;
    log({ level: 'error', category: `Function.${fn.name}`, message });
    answerEmpty(response, 500);
  };
  try {
    const inputs = [{ name: fn.triggerName, data: {} }];
    const extras = { invocationId, ...traceOf(headerValues(request)) };
    const { returnValue } = await invoke(fn.name, inputs, metadata(call), extras);
    // The library answers null for a handler that returned nothing, and undefined after it has sent an answer.
    if (returnValue === null) giveUp();
  } catch {
    giveUp();
  }
}
