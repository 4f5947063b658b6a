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

function valued(
  name: string,
  member: { readonly value: string | number } | null | undefined,
): string[] {
  return member ? [`${name}=${member.value}`] : [];
}

function flag(name: string, member: { readonly value: boolean } | null | undefined): string[] {
  return member?.value === true ? [name] : [];
}

function expiry({ expires }: HttpCookie): string[] {
  return expires ? [`expires=${new Date(expires.value.seconds * 1000).toUTCString()}`] : [];
}

/** One `set-cookie` header as the host writes it: names in lower case, value escaped, a path always. */
export function setCookie(cookie: HttpCookie): string {
  return [
    `${cookie.name}=${escape(cookie.value)}`,
    ...expiry(cookie),
    ...valued('max-age', cookie.maxAge && { value: Math.trunc(cookie.maxAge.value) }),
    ...valued('domain', cookie.domain),
    `path=${cookie.path?.value ?? '/'}`,
    ...flag('secure', cookie.secure),
    ...sameSite(cookie.sameSite),
    ...flag('httponly', cookie.httpOnly),
  ].join('; ');
}
