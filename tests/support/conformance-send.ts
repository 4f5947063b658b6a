import { request } from 'node:http';

import type { CaseAnswer, CaseRequest } from './conformance-case';

function bodyOf({ json, text, base64, repeat }: CaseRequest): Buffer | undefined {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  if (text !== undefined) return Buffer.from(text);
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return repeat === undefined ? undefined : Buffer.alloc(repeat.count, repeat.text);
}

type Headers = Record<string, string | string[]>;

function headersOf(sent: CaseRequest, body: Buffer | undefined): Headers {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(sent.headers ?? {})) {
    headers[name] = typeof value === 'string' ? value : [...value];
  }
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (sent.json !== undefined && !typed) headers['content-type'] = 'application/json';
  if (body !== undefined && sent.chunked !== true) headers['content-length'] = String(body.length);
  return headers;
}

function seenHeaders(raw: readonly string[]): CaseAnswer['headers'] {
  const seen: Record<string, string | readonly string[]> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    const before = seen[name];
    seen[name] = before === undefined ? value : [before, value].flat();
  }
  return seen;
}

/** Sends the path as written: no normalisation of slashes, dots or percent signs. */
export function sendCaseRequest(base: string, sent: CaseRequest): Promise<CaseAnswer> {
  const { hostname, port } = new URL(base);
  const body = bodyOf(sent);
  const target = sent.path.startsWith(base) ? sent.path.slice(base.length) : sent.path;
  // A saved id may hold blanks or umlauts.
  const path = target.replaceAll(/[^\x21-\x7e]/g, encodeURIComponent);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method: sent.method ?? 'GET', path, agent: false };
    const outgoing = request({ ...options, headers: headersOf(sent, body) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: seenHeaders(answer.rawHeaders),
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.setTimeout(60_000, () => outgoing.destroy(new Error('No answer within 60 s.')));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
