import type { HttpCookie } from '../worker/rpc';

/** As .NET escapes: everything but letters, digits and `-._~`. */
const escape = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function sameSite(value: string | undefined): string[] {
  if (value === undefined || value === 'none') return [];
  return [`samesite=${value === 'explicitNone' ? 'none' : value.toLowerCase()}`];
}

/** One `set-cookie` header as the host writes it: names in lower case, value escaped, a path always. */
export function setCookie(cookie: HttpCookie): string {
  const expires = cookie.expires?.value.seconds;
  return [
    `${cookie.name}=${escape(cookie.value)}`,
    ...(expires === undefined ? [] : [`expires=${new Date(expires * 1000).toUTCString()}`]),
    ...(cookie.maxAge == null ? [] : [`max-age=${Math.trunc(cookie.maxAge.value)}`]),
    ...(cookie.domain == null ? [] : [`domain=${cookie.domain.value}`]),
    `path=${cookie.path?.value ?? '/'}`,
    ...(cookie.secure?.value === true ? ['secure'] : []),
    ...sameSite(cookie.sameSite),
    ...(cookie.httpOnly?.value === true ? ['httponly'] : []),
  ].join('; ');
}
