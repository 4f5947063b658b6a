import { cachedReadiness } from './cached-readiness';
import { makeHttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { jsonAnswer } from './json-answer';
import { isReady, readyStatus } from './readiness';
import { securityHeaders } from './security-headers';

const reasonsPath = '/health/ready/reasons';

/**
 * `GET /health/ready`: whether each backend is well, without reasons. Whoever brings a key is sent on to the function that
 * gives reasons, since only the host can check keys, and only before it runs a function that asks for one.
 */
export const makeHealthReady: MakeHttpHandler = (deps) => {
  const readiness = cachedReadiness(deps);
  return async (request, context) => {
    const { search } = new URL(request.url);
    const hasKey = request.query.has('code') || request.headers.has('x-functions-key');
    if (hasKey) {
      return {
        status: 307,
        headers: {
          ...securityHeaders(deps.publicBaseUrl),
          'Cache-Control': 'no-store',
          Location: `${reasonsPath}${search}`,
        },
      };
    }
    const backends = await readiness();
    const words = Object.entries(backends).map(
      ([name, { ok }]) => [name, ok ? 'ok' : 'not ok'] as const,
    );
    const body = { ready: isReady(backends), backends: Object.fromEntries(words) };
    return jsonAnswer(makeHttpCall(deps, request, context, 'json'), readyStatus(backends), body);
  };
};
