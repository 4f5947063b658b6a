/** Why an address on the web is refused; undefined when it is fine. */
export function webAddressProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === undefined) return 'must be an absolute address that begins with https://';
  if (!isSecure(url)) return 'must begin with https:// (http:// only for localhost and 127.0.0.1)';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  return undefined;
}

/**
 * Why an origin is refused. Browsers send origins in one spelling only and they are compared exactly, so any other spelling
 * would never match.
 */
export function originProblem(text: string): string | undefined {
  const problem = webAddressProblem(text);
  if (problem !== undefined) return problem;
  const { origin } = new URL(text);
  return origin === text ? undefined : `must be an origin exactly as browsers send it: ${origin}`;
}

/** Why a return address is refused. The app adds `reference` and `next` to its query. */
export function returnUrlProblem(text: string): string | undefined {
  const problem = webAddressProblem(text);
  if (problem !== undefined) return problem;
  const url = new URL(text);
  if (text.includes('#')) return 'must not have a fragment';
  const taken = ['reference', 'next'].find((name) => url.searchParams.has(name));
  return taken === undefined ? undefined : `must not have "${taken}" in its query, the app adds it`;
}

function parseUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^\s\\]+$/.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || ['localhost', '127.0.0.1'].includes(url.hostname);
}
