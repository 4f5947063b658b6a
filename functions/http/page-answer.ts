import type { HttpResponseInit } from '@azure/functions';
import type { PageModel } from '../../shared/ports/render-page';
import type { HttpCall } from './http-call';
import { contentSecurityPolicy, securityHeaders } from './security-headers';
import { sessionCookies } from './session';

export interface PageOptions {
  readonly status?: number;
  /** Path and query that a GET shows the page under, for an answer to one; that of the request if not given. */
  readonly path?: string;
  /** True under a token: not for search engines. */
  readonly isPrivate?: boolean;
  /** True for a page with an acting form: the browser gets its session. */
  readonly hasForm?: boolean;
  /** Where the page's form may be redirected to. */
  readonly redirects?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page as an answer. */
export function pageAnswer(
  call: HttpCall,
  page: PageModel,
  options: PageOptions = {},
): HttpResponseInit {
  const { deps, locale, branding, session, request } = call;
  const { status = 200, redirects } = options;
  const path = request.method === 'POST' ? undefined : (options.path ?? requestPath(call));
  return {
    status,
    headers: {
      ...securityHeaders(deps.publicBaseUrl),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': locale,
      'Content-Security-Policy': contentSecurityPolicy({ logo: branding.logo, redirects }),
      'Cache-Control': 'no-store',
      ...(options.isPrivate === true ? { 'X-Robots-Tag': 'noindex' } : {}),
      ...options.headers,
    },
    ...(options.hasForm === true ? { cookies: sessionCookies(session, deps.publicBaseUrl) } : {}),
    body: deps.renderPage(page, { locale, branding, path }),
  };
}

/** The host lets paths begin with two slashes, which a browser takes for the address of another site. */
function requestPath({ request }: HttpCall): string {
  const { pathname, search } = new URL(request.url);
  return `/${pathname.replace(/^\/+/, '')}${search}`;
}
