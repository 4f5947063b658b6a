import { originOf } from '../http/function-request';
import { answerEmpty, answerJson } from '../http/write-answer';
import type { IndexedFunction } from '../index/indexed-function';
import type { AdminCall, AdminPath } from './admin-call';
import { functionDescription } from './function-description';
import { answerKeys } from './host-admin';
import { runByHand } from './run-by-hand';

const named = (functions: readonly IndexedFunction[], name: string): IndexedFunction | undefined =>
  functions.find((fn) => fn.name.toLowerCase() === name);

function describe({ request, host }: AdminCall, fn: IndexedFunction): object {
  return functionDescription(fn, originOf(request), host.settings.routePrefix);
}

function one(call: AdminCall, fn: IndexedFunction, detail: string | undefined): void {
  const { response, host } = call;
  if (detail === undefined) answerJson(response, 200, describe(call, fn));
  else if (detail === 'status') {
    const errors = host.index.errors.get(fn.name);
    answerJson(response, 200, errors === undefined ? {} : { errors });
  } else
    answerKeys(call, { default: host.keys.functions[fn.name] ?? '' }, `functions/${fn.name}/keys`);
}

const details = new Set([undefined, 'status', 'keys']);

/** `/admin/functions…`, for the master key; undefined for a path that is not there. */
export function functionsAdmin(
  method: string,
  [, name, detail, ...more]: AdminPath,
): ((call: AdminCall) => void | Promise<void>) | undefined {
  if (more.length > 0 || !details.has(detail)) return undefined;
  if (name === undefined) {
    if (method !== 'GET') return undefined;
    return (call) =>
      answerJson(
        call.response,
        200,
        call.host.index.all.map((fn) => describe(call, fn)),
      );
  }
  if (method === 'POST' && detail === undefined) {
    return (call) => runByHand(named(call.host.index.running, name), call);
  }
  if (method !== 'GET') return undefined;
  return (call) => {
    const fn = named(call.host.index.all, name);
    if (fn === undefined) answerEmpty(call.response, 404);
    else one(call, fn, detail);
  };
}
