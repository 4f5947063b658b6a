import type { HttpResponseInit } from '@azure/functions';
import type { HttpCall } from './http-call';
import { securityHeaders } from './security-headers';

/** JSON for programs, never cached unless the headers say otherwise. */
export function jsonAnswer(
  { deps }: HttpCall,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponseInit {
  return {
    status,
    headers: {
      ...securityHeaders(deps.publicBaseUrl),
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(value),
  };
}
