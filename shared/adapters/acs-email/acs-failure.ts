import type { Later } from '../../domain/later';

const pauseSeconds = 60;

/** 429 names its time; a request that is wrong in itself is final; everything else is worth another try. */
export function acsFailure(
  error: unknown,
): { readonly kind: 'refused'; readonly cause: string } | Later {
  const status = member(error, 'statusCode');
  if (status === 429) {
    return { kind: 'later', afterSeconds: retryAfter(error) ?? pauseSeconds, throttled: true };
  }
  const isFinal =
    typeof status === 'number' && status >= 400 && status < 500 && status !== 401 && status !== 408;
  return isFinal
    ? { kind: 'refused', cause: `acs.${String(status)}` }
    : { kind: 'later', afterSeconds: pauseSeconds, throttled: false };
}

function retryAfter(error: unknown): number | undefined {
  const headers = member(member(error, 'response'), 'headers');
  const get = member(headers, 'get');
  const value: unknown = typeof get === 'function' ? get.call(headers, 'retry-after') : undefined;
  const seconds = Number(value ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.ceil(seconds) : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
