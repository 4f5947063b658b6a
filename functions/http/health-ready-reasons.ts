import { cachedReadiness } from './cached-readiness';
import { makeHttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { jsonAnswer } from './json-answer';
import { isReady, readyStatus } from './readiness';

/** `GET /health/ready/reasons`: how each backend is and why; the host lets in only those with a key. */
export const makeHealthReadyReasons: MakeHttpHandler = (deps) => {
  const readiness = cachedReadiness(deps);
  return async (request, context) => {
    const backends = await readiness();
    const body = { ready: isReady(backends), backends };
    return jsonAnswer(makeHttpCall(deps, request, context, 'json'), readyStatus(backends), body);
  };
};
