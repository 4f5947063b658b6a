import type { ServerResponse } from 'node:http';

import type { HttpData } from '../worker/rpc';
import { setCookie } from './set-cookie';

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
]);
const bodyless = new Set([204, 205, 304]);

/** An answer without body and content type, as the host gives for all that is not a handler's own. */
export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = bodyless.has(status) ? {} : { 'content-length': 0 };
  response.writeHead(status, { ...headers, ...length }).end();
}

/** What every caller gets of a host that did not start or that stops. */
export function answerNotRunning(response: ServerResponse): void {
  const body = 'Function host is not running.';
  response.writeHead(503, { 'content-length': body.length }).end(body);
}

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  };
  response.writeHead(status, headers).end(body);
}

function bodyOf(data: HttpData): Buffer | undefined {
  const bytes = data.body?.bytes ?? undefined;
  if (bytes !== undefined) {
    return bytes.byteLength > 0
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : undefined;
  }
  const text = data.body?.string ?? '';
  return text === '' ? undefined : Buffer.from(text);
}

type Headers = Record<string, string | number | string[]>;

function headersOf(data: HttpData): Headers {
  const headers: Headers = {};
  for (const name in data.headers) {
    if (!hopByHop.has(name)) headers[name] = data.headers[name] ?? '';
  }
  if (data.cookies !== undefined && data.cookies.length > 0) {
    const own = data.headers?.['set-cookie'];
    headers['set-cookie'] = [...(own === undefined ? [] : [own]), ...data.cookies.map(setCookie)];
  }
  return headers;
}

/** Writes what a handler returned; `undefined` is a handler that returned nothing. */
export function writeAnswer(response: ServerResponse, data: HttpData | null | undefined): void {
  if (data === null || data === undefined) {
    answerEmpty(response, 204);
    return;
  }
  const status = Number(data.statusCode ?? 200);
  const headers = headersOf(data);
  const body = bodyOf(data);
  const isMeasured = !bodyless.has(status) && response.req.method !== 'HEAD';
  if (isMeasured) headers['content-length'] = body?.length ?? 0;
  response.writeHead(status, headers).end(body);
}
