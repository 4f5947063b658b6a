import type { Later } from '../../domain/later';

const pauseSeconds = 30;

/**
 * A 5xx reply to the mail is final, everything else (4xx, time-outs, broken connections) is worth another try.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
export function smtpFailure(
  error: unknown,
): { readonly kind: 'refused'; readonly cause: string } | Later {
  const reply = memberOf(error, 'responseCode');
  return typeof reply === 'number' && reply >= 500 && !isAboutTls(error)
    ? { kind: 'refused', cause: `smtp.${String(reply)}` }
    : { kind: 'later', afterSeconds: pauseSeconds, throttled: false };
}

/** A server without TLS refuses us, not the mail; the setting can be mended. */
const isAboutTls = (error: unknown): boolean => memberOf(error, 'code') === 'ETLS';

function memberOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
