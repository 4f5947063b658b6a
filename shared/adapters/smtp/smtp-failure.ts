import type { Later } from '../../domain/later';

const pauseSeconds = 30;

/**
 * A 5xx reply is final, everything else (4xx, time-outs, broken connections) is worth another try.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
export function smtpFailure(
  error: unknown,
): { readonly kind: 'refused'; readonly cause: string } | Later {
  const reply: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined;
  return typeof reply === 'number' && reply >= 500
    ? { kind: 'refused', cause: `smtp.${String(reply)}` }
    : { kind: 'later', afterSeconds: pauseSeconds, throttled: false };
}
