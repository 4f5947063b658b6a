import type { HttpData, InvocationExtras, InvocationResponse, Invoke } from '../worker/rpc';
import type { IndexedFunction } from '../index/indexed-function';
import { originOf, type FunctionRequest } from './function-request';
import { readBody } from './read-body';
import { headerValues, type HeaderValues } from './request-headers';
import { encodePath } from './request-target';
import { answerEmpty, writeAnswer } from './write-answer';

/** @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#limits */
const largestBody = 104_857_600;

type Nullables = Record<string, { readonly value: string }>;

function nullables(values: Readonly<Record<string, string>>): Nullables {
  const wrapped: Nullables = {};
  for (const name in values) wrapped[name] = { value: values[name] ?? '' };
  return wrapped;
}

export function traceOf(headers: HeaderValues): InvocationExtras {
  const { traceparent, tracestate } = headers;
  if (traceparent === undefined) return {};
  const traceContext = {
    traceParent: traceparent.value,
    ...(tracestate === undefined ? {} : { traceState: tracestate.value }),
  };
  return { traceContext };
}

function answerOf(
  { httpOutput }: IndexedFunction,
  answer: InvocationResponse,
): HttpData | null | undefined {
  if (httpOutput === '$return') return answer.returnValue?.http;
  return answer.outputData?.find(({ name }) => name === httpOutput)?.data.http;
}

/** Runs a function in plain mode: request and answer pass as whole values. */
export async function runHttpFunction(call: FunctionRequest, invoke: Invoke): Promise<void> {
  const { request, response, target, fn, values, query } = call;
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > largestBody) {
    answerEmpty(response, 500);
    return;
  }
  // Only a body with a length reaches a plain handler; a chunked one arrives empty.
  const bytes = length > 0 ? await readBody(request) : undefined;
  const headers = headerValues(request);
  const http: HttpData = {
    method: request.method ?? 'GET',
    url: `${originOf(request)}${encodePath(target.path)}${target.search}`,
    nullableHeaders: headers,
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
