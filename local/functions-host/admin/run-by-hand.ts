import { isRecord } from '../../is-record';
import { originOf } from '../http/function-request';
import { readBody } from '../http/read-body';
import { answerEmpty } from '../http/write-answer';
import { httpMethods, httpRoute, type IndexedFunction } from '../index/indexed-function';
import { readWholeJson } from '../newtonsoft-json';
import type { TypedData } from '../worker/rpc';
import type { AdminCall } from './admin-call';

function asText(input: unknown): string {
  if (input === undefined || input === null) return '';
  return typeof input === 'string' ? input : JSON.stringify(input);
}

function triggerData(fn: IndexedFunction, input: unknown, { request, host }: AdminCall): TypedData {
  const text = asText(input);
  if (fn.triggerType === 'timertrigger') return host.timers.get(fn.name)?.manualInput() ?? {};
  if (fn.triggerType !== 'httptrigger') return { string: text };
  const methods = httpMethods(fn);
  const method = methods.has('POST') ? 'POST' : ([...methods][0] ?? 'POST');
  const url = `${originOf(request)}/${host.settings.routePrefix}/${httpRoute(fn)}`;
  const body = text === '' ? {} : { body: { bytes: Buffer.from(text) } };
  return {
    http: { method, url, nullableHeaders: {}, nullableParams: {}, nullableQuery: {}, ...body },
  };
}

/** The host binds the body to a type whose only member is a text, so that no object or list will do. */
function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  const json = readWholeJson(body);
  if (json.kind === 'malformed' || !isRecord(json.value)) return undefined;
  return typeof (json.value['input'] ?? '') === 'object' ? undefined : json.value;
}

/** `POST /admin/functions/{name}` with `{"input": …}`: starts the function and does not wait for it. */
export async function runByHand(fn: IndexedFunction | undefined, call: AdminCall): Promise<void> {
  const { request, response, host } = call;
  const body = (await readBody(request)).toString('utf8');
  const type = request.headers['content-type'] ?? '';
  if (!/^(?:application|text)\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    answerEmpty(response, 415);
    return;
  }
  const invocation = parse(body);
  if (invocation === undefined) {
    answerEmpty(response, 400);
    return;
  }
  if (fn === undefined) {
    answerEmpty(response, 404);
    return;
  }
  const inputs = [{ name: fn.triggerName, data: triggerData(fn, invocation['input'], call) }];
  // The invocation says in the log how it ended.
  host.invoke(fn.name, inputs, {}).catch(() => undefined);
  answerEmpty(response, 202);
}
