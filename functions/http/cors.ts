import type { HttpResponseInit } from '@azure/functions';
import { originsAllowed } from '../../shared/domain/policy/policy-set';
import type { HttpCall } from './http-call';
import { securityHeaders } from './security-headers';
import type { AnswerCall } from './serve';

const preflightSeconds = '600';

/**
 * Lets the pages of connected organizations call a route, origins compared exactly, without credentials.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function withCors(method: 'GET' | 'POST', answer: AnswerCall): AnswerCall {
  return async (call) => {
    const allowed = allowedOrigin(call);
    if (call.request.method === 'OPTIONS') return preflight(call, method, allowed);
    const { headers, ...rest } = await answer(call);
    return { ...rest, headers: { ...plain(headers), ...exposed(allowed) } };
  };
}

function allowedOrigin({ request, deps }: HttpCall): string | undefined {
  const origin = request.headers.get('origin') ?? 'null';
  return origin !== 'null' && originsAllowed(deps.policies()).has(origin) ? origin : undefined;
}

function exposed(allowed: string | undefined): Readonly<Record<string, string>> {
  if (allowed === undefined) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': allowed,
    'Access-Control-Expose-Headers': 'Location, Retry-After, Idempotent-Replayed',
    // The answer is for a page of another site, which asked with its origin.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

function preflight(
  { deps }: HttpCall,
  method: string,
  allowed: string | undefined,
): HttpResponseInit {
  const granted = {
    'Access-Control-Allow-Methods': method,
    'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
    'Access-Control-Max-Age': preflightSeconds,
  };
  return {
    status: 204,
    headers: {
      ...securityHeaders(deps.publicBaseUrl),
      ...exposed(allowed),
      ...(allowed === undefined ? {} : granted),
    },
  };
}

function plain(headers: HttpResponseInit['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(new Headers(headers).entries());
}
