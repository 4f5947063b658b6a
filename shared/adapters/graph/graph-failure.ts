import { AppError } from '../../domain/app-error';
import type { Later } from '../../domain/later';

/** An answer of Graph that is no success and no passing trouble. */
export interface GraphRefusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  /** Graph's own words, for telling refusals apart; may hold an address, so it is never logged. */
  readonly message: string;
}

const defaultPauseSeconds = 5;

/**
 * What a rejected call means. Throttling, 5xx, time-outs and broken connections are worth another try, whether or not the
 * call had its effect; everything else is an answer.
 * @see https://learn.microsoft.com/graph/errors
 */
export function graphFailure(error: unknown): GraphRefusal | Later {
  const status = member(error, 'statusCode');
  if (typeof status !== 'number' || status < 400) return later(error, false);
  if (status === 429 || status === 503) return later(error, retryAfter(error) !== undefined);
  if (status >= 500 || status === 408 || status === 423) return later(error, false);
  // The token was refused: the next one may be better, and a missing permission is told by 403.
  if (status === 401) return later(error, false);
  return {
    kind: 'refused',
    status,
    code: text(member(error, 'code')),
    message: text(member(error, 'message')),
  };
}

/** An answer that is not what Graph documents: taken for passing trouble, since the next one may be whole. */
export function malformedAnswer(): Later {
  return { kind: 'later', afterSeconds: defaultPauseSeconds, throttled: false };
}

/** For calls whose refusal no code handles. */
export function unexpectedRefusal({ status, code }: GraphRefusal): AppError {
  return new AppError('graph.refused', { cause: new Error(`${String(status)} ${code}`) });
}

function later(error: unknown, throttled: boolean): Later {
  return { kind: 'later', afterSeconds: retryAfter(error) ?? defaultPauseSeconds, throttled };
}

/** Seconds, sometimes with a fraction. */
function retryAfter(error: unknown): number | undefined {
  const headers = member(error, 'headers');
  const value =
    headers instanceof Headers ? Number(headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  return Number.isFinite(value) ? Math.ceil(value) : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
