const always = {
  'X-Content-Type-Options': 'nosniff',
  // For what is no page; a page says more.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  // What people wrote stands on pages: no host name in it is looked up before somebody follows it.
  'X-DNS-Prefetch-Control': 'off',
  // With `no-referrer` browsers would send `Origin: null` with a page's own form.
  'Referrer-Policy': 'strict-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/**
 * Headers of every answer.
 * @see https://owasp.org/www-project-secure-headers/
 */
export function securityHeaders(publicBaseUrl: string): Readonly<Record<string, string>> {
  return publicBaseUrl.startsWith('https:')
    ? { ...always, 'Strict-Transport-Security': 'max-age=31536000' }
    : always;
}

/** What a page may load and where its forms may go, beyond itself. */
export interface PageReach {
  /** Address of the organization's logo. */
  readonly logo?: string | undefined;
  /** Addresses that a form of the page may be redirected to: browsers hold `form-action` against redirects too. */
  readonly redirects?: readonly string[] | undefined;
}

/** @see https://www.w3.org/TR/CSP3/ */
export function contentSecurityPolicy({ logo, redirects = [] }: PageReach = {}): string {
  const images = logo === undefined ? [] : [new URL(logo).origin];
  const targets = redirects.map((address) => new URL(address).origin);
  return [
    "default-src 'none'",
    "style-src 'self'",
    ["img-src 'self' data:", ...images].join(' '),
    ["form-action 'self'", ...targets].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
