import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import { originOf } from '../http/function-request';
import { answerEmpty, answerJson } from '../http/write-answer';
import { hostVersion } from '../worker/core-module';
import type { AdminCall, AdminPath } from './admin-call';

const instanceId = randomUUID();

function status({ response, host }: AdminCall): void {
  const failed = host.errors.length > 0;
  answerJson(response, 200, {
    id: hostname().toLowerCase(),
    state: failed ? 'Error' : 'Running',
    version: hostVersion,
    versionDetails: `${hostVersion} (local)`,
    platformVersion: '',
    instanceId,
    computerName: hostname(),
    processUptime: Math.round(process.uptime() * 1000),
    functionAppContentEditingState: 'Unknown',
    extensionBundle: null,
    ...(failed ? { errors: host.errors } : {}),
  });
}

/** The answer of every list of keys. */
export function answerKeys(
  call: AdminCall,
  keys: Readonly<Record<string, string>>,
  path: string,
): void {
  const href = `${originOf(call.request)}/admin/${path}`;
  answerJson(call.response, 200, {
    keys: Object.entries(keys).map(([name, value]) => ({ name, value })),
    links: [{ rel: 'self', href }],
  });
}

export function answerPing({ response }: AdminCall): void {
  answerEmpty(response, 200, { 'cache-control': 'no-store,no-cache', pragma: 'no-cache' });
}

type AdminAnswer = (call: AdminCall) => void;

const lists: Readonly<Record<string, AdminAnswer>> = {
  status,
  keys: (call) => answerKeys(call, { default: call.host.keys.host }, 'host/keys'),
  functionkeys: (call) => answerKeys(call, { default: call.host.keys.host }, 'host/functionkeys'),
  systemkeys: (call) =>
    answerKeys(call, { durabletask_extension: call.host.keys.system }, 'host/systemkeys'),
};

/** `/admin/host/…`, for the master key; undefined for a path that is not there. */
export function hostAdmin(method: string, path: AdminPath): AdminAnswer | undefined {
  return method === 'GET' && path.length === 2 ? lists[path[1] ?? ''] : undefined;
}
