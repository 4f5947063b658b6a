import type { IncomingHttpHeaders } from 'node:http';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/u;

const isLoopbackOrigin = (origin: string): boolean =>
  origin.startsWith('http://') && loopback.test(origin.slice('http://'.length));

/**
 * True for a request that a web page of another site made through the developer's browser: by a name that was
 * rebound to this machine (Host), or by a form or script of that site (Origin).
 */
export function isForeign(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  if (host !== undefined && !loopback.test(host)) return true;
  return origin !== undefined && !isLoopbackOrigin(origin);
}
