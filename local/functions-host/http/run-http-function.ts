import type { HttpData, InvocationExtras, InvocationResponse, Invoke } from '../worker/rpc';
import type { IndexedFunction } from '../index/indexed-function';
import { originOf, type FunctionRequest } from './function-request';
import { readBody } from './read-body';
import { joinedHeaders } from './request-headers';
import { encodePath } from './request-target';
import { answerEmpty, writeAnswer } from './write-answer';

/** @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#limits */
export const largestBody = 104_857_600;

type Nullables = Record<string, { readonly value: string }>;

function nullables(values: Readonly<Record<string, string>>): Nullables {
  const wrapped: Nullables = {};
  for (const name in values) wrapped[name] = { value: values[name] ?? '' };
  return wrapped;
}

/** Only a body with a length reaches a plain handler; a chunked one arrives empty. */
async function bodyBytes({ request }: FunctionRequest): Promise<Buffer | undefined> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > 0) return readBody(request);
  request.resume();
  return undefined;
}

export function traceOf(headers: Readonly<Record<string, string>>): InvocationExtras {
  const { traceparent, tracestate } = headers;
  if (traceparent === undefined) return {};
  const traceContext = {
    traceParent: traceparent,
    ...(tracestate === undefined ? {} : { traceState: tracestate }),
  };
  return { traceContext };
}

function answerOf(fn: IndexedFunction, answer: InvocationResponse): HttpData | null | undefined {
  const output = Object.entries(fn.metadata.bindings).find(
    ([, { type, direction }]) => direction === 'out' && type.toLowerCase() === 'http',
  );
  if (output === undefined) return undefined;
  const [name] = output;
  if (name === '$return') return answer.returnValue?.http;
  return answer.outputData?.find((one) => one.name === name)?.data.http;
}

/** Runs a function in plain mode: request and answer pass as whole values. */
export async function runHttpFunction(call: FunctionRequest, invoke: Invoke): Promise<void> {
  const { request, response, target, fn, values, query } = call;
  if (Number(request.headers['content-length'] ?? 0) > largestBody) {
    answerEmpty(response, 500);
    request.resume();
    return;
  }
  const bytes = await bodyBytes(call);
  const headers = joinedHeaders(request);
  const http: HttpData = {
    method: request.method ?? 'GET',
    url: `${originOf(request)}${encodePath(target.path)}${target.search}`,
    nullableHeaders: nullables(headers),
    nullableParams: nullables(values),
    nullableQuery: query,
    ...(bytes === undefined ? {} : { body: { bytes } }),
  };
  try {
    const inputs = [{ name: fn.triggerName, data: { http } }];
    writeAnswer(response, answerOf(fn, await invoke(fn.name, inputs, {}, traceOf(headers))));
  } catch {
    if (!response.headersSent) answerEmpty(response, 500);
    else response.destroy();
  }
}
