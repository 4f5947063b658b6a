import type { IncomingMessage } from 'node:http';

export type HeaderValues = Record<string, { value: string }>;

/** Headers as the host hands them on: names in lower case, repeated ones joined with a comma and no blank. */
export function headerValues(request: IncomingMessage): HeaderValues {
  const joined: HeaderValues = {};
  const raw = request.rawHeaders;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    const before = joined[name];
    if (before === undefined) joined[name] = { value };
    else before.value += `,${value}`;
  }
  return joined;
}

/** The same without wrapping. */
export function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headerValues(request)).map(([name, { value }]) => [name, value]),
  );
}
