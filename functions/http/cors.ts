import type { HttpResponseInit } from '@azure/functions';
import { originsAllowed } from '../../shared/domain/policy/policy-set';
import type { HttpCall } from './http-call';
import { securityHeaders } from './security-headers';

const preflightSeconds = '600';

/**
 * Lets the pages of connected organizations read an answer, origins compared exactly, without credentials.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function withCors(call: HttpCall, answer: HttpResponseInit): HttpResponseInit {
  const headers = new Headers(answer.headers);
  headers.set('Vary', 'Origin');
  const origin = allowedOrigin(call);
  if (origin !== undefined) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', 'Location, Retry-After, Idempotent-Replayed');
    headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  return { ...answer, headers };
}

/** What a browser asks before it posts JSON to another site. */
export function preflight(call: HttpCall, method: 'GET' | 'POST'): HttpResponseInit {
  const granted = {
    'Access-Control-Allow-Methods': method,
    'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
    'Access-Control-Max-Age': preflightSeconds,
  };
  return {
    status: 204,
    headers: {
      ...securityHeaders(call.deps.publicBaseUrl),
      ...(allowedOrigin(call) === undefined ? {} : granted),
    },
  };
}

function allowedOrigin({ request, deps }: HttpCall): string | undefined {
  const origin = request.headers.get('origin');
  if (deps.notReady || origin === null || origin === 'null') return undefined;
  return originsAllowed(deps.policies()).has(origin) ? origin : undefined;
}
