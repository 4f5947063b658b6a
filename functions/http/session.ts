import type { Cookie, HttpRequest } from '@azure/functions';
import type { HttpDeps } from './http-deps';

/** Tells one browser from another, so that a form counts only where it was shown. Nothing is stored under it. */
export interface Session {
  /** 128 random bits, 32 hex digits. */
  readonly id: string;
  /** True when the browser brought it along; false when it is new. */
  readonly arrived: boolean;
}

const idShape = /^[0-9a-f]{32}$/;

function isSecure(publicBaseUrl: string): boolean {
  return publicBaseUrl.startsWith('https:');
}

/** A cookie with the prefix is taken by browsers with `Secure` only. */
function cookieName(publicBaseUrl: string): string {
  return isSecure(publicBaseUrl) ? '__host-vestibule' : 'vestibule';
}

/** The session that the request belongs to; a valid one that arrives is kept, so that two tabs work. */
export function sessionOf(
  { headers }: Pick<HttpRequest, 'headers'>,
  { publicBaseUrl, ids }: Pick<HttpDeps, 'publicBaseUrl' | 'ids'>,
): Session {
  const name = cookieName(publicBaseUrl);
  const values = (headers.get('cookie') ?? '')
    .split(/[;,]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const known = values.find((value) => idShape.test(value));
  return known === undefined
    ? { id: ids.requestId(), arrived: false }
    : { id: known, arrived: true };
}

/** The cookie that a page with a form sends; none when the browser has it. Lasts as long as the browser is open. */
export function sessionCookies({ id, arrived }: Session, publicBaseUrl: string): Cookie[] {
  if (arrived) return [];
  return [
    {
      name: cookieName(publicBaseUrl),
      value: id,
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: isSecure(publicBaseUrl),
    },
  ];
}
