import { renderPage } from './page';
import type { Page } from './page';

/** What a handler gives back. The last two act out a connection that fails. */
export type WebAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** Never answers; the connection closes when the server stops. */
  | { readonly kind: 'silence' }
  /** Drops the connection without a word. */
  | { readonly kind: 'reset' };

const answer = (
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer => ({
  kind: 'answer',
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store', ...headers },
  body,
});

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export function jsonAnswer(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  return answer(status, 'application/json', JSON.stringify(value), headers);
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemAnswer(status: number, code: string, detail: string): WebAnswer {
  const problem = { type: `urn:vestibule:problem:${code}`, title: code, status, detail };
  return jsonAnswer(problem, status, { 'content-type': 'application/problem+json' });
}

export function pageAnswer(page: Page, status = 200): WebAnswer {
  return answer(status, 'text/html; charset=utf-8', renderPage(page), {
    'content-security-policy': pagePolicy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
}

export function textAnswer(body: string, type = 'text/plain', status = 200): WebAnswer {
  return answer(status, `${type}; charset=utf-8`, body, { 'x-content-type-options': 'nosniff' });
}

/** HTML that is not ours: shown under the given content security policy. */
export function foreignHtmlAnswer(body: string, policy: string): WebAnswer {
  return answer(200, 'text/html; charset=utf-8', body, {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
}

export function emptyAnswer(
  status = 204,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  return { kind: 'answer', status, headers, body: '' };
}

export function redirectTo(location: string): WebAnswer {
  return emptyAnswer(303, { location });
}
