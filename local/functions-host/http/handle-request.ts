import type { IncomingMessage, ServerResponse } from 'node:http';

import type { AdminCall, AdminPath } from '../admin/admin-call';
import { functionsAdmin } from '../admin/functions-admin';
import { answerPing, hostAdmin } from '../admin/host-admin';
import type { HostContext } from '../host-context';
import type { IndexedFunction } from '../index/indexed-function';
import { admit, presentedKey } from './access';
import { answerDurable } from './answer-durable';
import type { FunctionRequest } from './function-request';
import { answerHomePage } from './answer-home-page';
import { keyHolder, mayInvoke, type KeyHolder } from './host-keys';
import { queryValues } from './query-values';
import { parseRequestTarget, type RequestTarget } from './request-target';
import { runHttpFunction } from './run-http-function';
import { streamHttpFunction } from './stream-http-function';
import { answerEmpty, answerNotRunning } from './write-answer';

const webHooks = '/runtime/webhooks/';
const durableBase = `${webHooks}durabletask`;
/** Kestrel's own, of the whole first line, and of the number of headers. */
const longestRequestLine = 8192;
const mostHeaders = 100;

function adminPath(path: string): AdminPath {
  return path.toLowerCase().replace(/\/$/, '').split('/').slice(2);
}

type AdminAnswer = (call: AdminCall) => unknown;

function adminAnswer(method: string, path: AdminPath): AdminAnswer | undefined {
  if (path[0] === 'host') return hostAdmin(method, path);
  return path[0] === 'functions' ? functionsAdmin(method, path) : undefined;
}

const isPing = (method: string, path: AdminPath): boolean =>
  path.join('/') === 'host/ping' && (method === 'GET' || method === 'POST');

/** Answers what belongs to the host below `/admin`; false when the path is not the host's. */
async function answeredAsAdmin(call: AdminCall, path: AdminPath): Promise<boolean> {
  const method = call.request.method ?? 'GET';
  if (isPing(method, path)) {
    answerPing(call);
    return true;
  }
  const answer = adminAnswer(method, path);
  if (answer === undefined) {
    if (path[0] !== 'host') return false;
    answerEmpty(call.response, 404);
    return true;
  }
  if (admit(call, call.host.keys, ['master'])) await answer(call);
  return true;
}

/** Answers what belongs to the host itself; false when a function may have it. */
async function answeredByHost(call: AdminCall, { path }: RequestTarget): Promise<boolean> {
  const { request, response, host } = call;
  const lower = path.toLowerCase();
  if (lower.startsWith('/admin/') && (await answeredAsAdmin(call, adminPath(path)))) return true;
  if (host.errors.length > 0) {
    answerNotRunning(response);
    return true;
  }
  if (!lower.startsWith(webHooks) || lower.length === webHooks.length) return false;
  if (!admit(call, host.keys, ['master', 'system'])) return true;
  const isDurable = lower === durableBase || lower.startsWith(`${durableBase}/`);
  if (!isDurable || host.durable === undefined) answerEmpty(response, 404);
  else await answerDurable(host.durable, durableBase, { request, response });
  return true;
}

function accessRefusal(fn: IndexedFunction, holder: KeyHolder): number | undefined {
  if (!mayInvoke(fn.authLevel, holder)) return 401;
  return fn.isDisabled && holder !== 'master' ? 404 : undefined;
}

function answerByFunction(
  { request, response, host }: AdminCall,
  target: RequestTarget,
): Promise<void> | undefined {
  const match = host.routes.match(request.method ?? 'GET', target.path);
  if (match === undefined) {
    if (target.path !== '/') answerEmpty(response, 404);
    else if (host.settings.hasHomePage) answerHomePage(response);
    else answerEmpty(response, 204);
    return undefined;
  }
  const { target: fn, values } = match;
  const query = queryValues(target.search);
  if (fn.authLevel !== 'anonymous' || fn.isDisabled) {
    const holder = keyHolder(host.keys, presentedKey(request, target.search), fn.name);
    const refusal = accessRefusal(fn, holder);
    if (refusal !== undefined) {
      answerEmpty(response, refusal);
      return undefined;
    }
  }
  const call: FunctionRequest = { request, response, target, fn, values, query };
  const { invoke, httpUri, log } = host;
  if (httpUri === undefined) return runHttpFunction(call, invoke);
  return streamHttpFunction(call, { invoke, httpUri, log });
}

/** The status with which the server refuses what is too large for it. */
function sizeRefusal({ method = '', url = '', rawHeaders }: IncomingMessage): number | undefined {
  if (`${method} ${url} HTTP/1.1\r\n`.length > longestRequestLine) return 414;
  return rawHeaders.length / 2 > mostHeaders ? 431 : undefined;
}

/** Answers one request, whatever it is for. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  host: HostContext,
): Promise<void> {
  const tooLarge = sizeRefusal(request);
  const target = tooLarge === undefined ? parseRequestTarget(request.url ?? '/') : undefined;
  if (target === undefined) {
    answerEmpty(response, tooLarge ?? 400, { connection: 'close' });
    return;
  }
  for (const [name, value] of Object.entries(host.settings.customHeaders)) {
    response.setHeader(name, value);
  }
  const call = { request, response, host };
  const first = target.path.charCodeAt(1) | 0x20;
  const mayBeHost = first === 0x61 || first === 0x72 || host.errors.length > 0;
  if (mayBeHost && (await answeredByHost(call, target))) return;
  await answerByFunction(call, target);
}
