import type { IncomingMessage, ServerResponse } from 'node:http';

import type { AdminCall, AdminPath } from '../admin/admin-call';
import { functionsAdmin } from '../admin/functions-admin';
import { answerPing, hostAdmin } from '../admin/host-admin';
import type { HostContext } from '../host-context';
import { admit, presentedKey } from './access';
import { answerDurable } from './durable-web-hook';
import type { FunctionRequest } from './function-request';
import { answerHomePage } from './home-page';
import { keyHolder, mayInvoke } from './host-keys';
import { queryValues } from './query-values';
import { parseRequestTarget, type RequestTarget } from './request-target';
import { runHttpFunction } from './run-http-function';
import { streamHttpFunction } from './stream-http-function';
import { answerEmpty, answerNotRunning } from './write-answer';

const durableBase = '/runtime/webhooks/durabletask';

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
  const isDurable = lower === durableBase || lower.startsWith(`${durableBase}/`);
  if (!isDurable || host.durable === undefined) return false;
  if (admit(call, host.keys, ['master', 'system'])) {
    await answerDurable(host.durable, durableBase, { request, response });
  }
  return true;
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
  if (fn.authLevel !== 'anonymous') {
    const holder = keyHolder(host.keys, presentedKey(request, target.search), fn.name);
    if (!mayInvoke(fn.authLevel, holder)) {
      answerEmpty(response, 401);
      return undefined;
    }
  }
  const call: FunctionRequest = { request, response, target, fn, values, query };
  const { invoke, httpUri, log } = host;
  if (httpUri === undefined) return runHttpFunction(call, invoke);
  return streamHttpFunction(call, { invoke, httpUri, log });
}

/** Answers one request, whatever it is for. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  host: HostContext,
): Promise<void> {
  const target = parseRequestTarget(request.url ?? '/');
  if (target === undefined) {
    answerEmpty(response, 400, { connection: 'close' });
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
