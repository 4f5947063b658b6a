import type { HttpRequest } from '@azure/functions';

export type IdempotencyKey =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'malformed' };

/** The `Idempotency-Key` header: 1 to 255 visible ASCII characters. */
export function idempotencyKey({ headers }: Pick<HttpRequest, 'headers'>): IdempotencyKey {
  const key = headers.get('idempotency-key');
  if (key === null) return { kind: 'none' };
  return /^[\x21-\x7e]{1,255}$/.test(key) ? { kind: 'key', key } : { kind: 'malformed' };
}
