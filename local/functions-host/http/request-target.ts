/** A request target taken apart as Kestrel does: the path decoded but for `%2F`, the query untouched. */
export interface RequestTarget {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
}

const simple = /^\/[\w\-~!$&'()*+,;=:@/]*$/;
const encodedByte = /(?:%[0-9a-fA-F]{2})+/g;

function decodeRun(run: string): string {
  const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    const hex = run.slice(at * 3, (at + Math.max(length, 1)) * 3);
    const keep = length === 0 || hex.toLowerCase() === '%2f';
    text += keep ? hex : bytes.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** How many bytes of valid UTF-8 begin here; 0 for none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const text = bytes.toString('utf8', at, at + length);
  return text.includes('\uFFFD') || at + length > bytes.length ? 0 : length;
}

function withoutDotSegments(path: string): string {
  if (!/\/\.{1,2}(?:\/|$)/.test(path)) return path;
  const kept: string[] = [];
  const segments = path.slice(1).split('/');
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (last) kept.push('');
  });
  return `/${kept.join('/')}`;
}

const beyondAscii = /[^\x21-\x7e]/;

/** Undefined for what the server refuses with 400 before anything else. */
export function parseRequestTarget(url: string): RequestTarget | undefined {
  const question = url.indexOf('?');
  let raw = question < 0 ? url : url.slice(0, question);
  const search = question < 0 ? '' : url.slice(question);
  if (simple.test(raw)) return { path: raw, search };
  if (/^https?:\/\//i.test(raw)) raw = raw.replace(/^https?:\/\/[^/]*/i, '') || '/';
  if (!raw.startsWith('/') || beyondAscii.test(raw)) return undefined;
  const path = withoutDotSegments(raw.replaceAll(encodedByte, decodeRun));
  return path.includes('\0') ? undefined : { path, search };
}

const unreserved = /^[\w\-.~!$&'()*+,;=:@/]*$/;
const toEncode = /%[0-9a-fA-F]{2}|[^\w\-.~!$&'()*+,;=:@/]/gu;

/** The path as the handler sees it in its URL: encoded anew, escapes that are still there kept. */
export function encodePath(path: string): string {
  if (unreserved.test(path)) return path;
  return path.replaceAll(toEncode, (part) =>
    part.length === 3 && part.startsWith('%') ? part : encodeURIComponent(part),
  );
}

/** The path as the streaming proxy sends it on: a percent sign is always encoded once more. */
export function encodePathForProxy(path: string): string {
  if (unreserved.test(path)) return path;
  return path.replaceAll(/[^\w\-.~!$&'()*+,;=:@/]/gu, (part) => encodeURIComponent(part));
}
