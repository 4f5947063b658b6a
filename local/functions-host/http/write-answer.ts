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

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  };
  response.writeHead(status, headers).end(body);
}

function bodyOf(data: HttpData): Buffer | undefined {
  const { bytes, string } = data.body ?? {};
  if (bytes != null && bytes.byteLength > 0) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return string == null || string === '' ? undefined : Buffer.from(string);
}

/** Writes what a handler returned; `undefined` is a handler that returned nothing. */
export function writeAnswer(response: ServerResponse, data: HttpData | null | undefined): void {
  if (data == null) {
    answerEmpty(response, 204);
    return;
  }
  const status = Number(data.statusCode ?? 200);
  const headers: Record<string, string | number | string[]> = {};
  for (const name in data.headers) {
    if (!hopByHop.has(name)) headers[name] = data.headers[name] ?? '';
  }
  if (data.cookies !== undefined && data.cookies.length > 0) {
    const own = headers['set-cookie'];
    headers['set-cookie'] = [
      ...(typeof own === 'string' ? [own] : []),
      ...data.cookies.map(setCookie),
    ];
  }
  const body = bodyOf(data);
  if (!bodyless.has(status) && response.req.method !== 'HEAD')
    headers['content-length'] = body?.length ?? 0;
  response.writeHead(status, headers).end(body);
}
