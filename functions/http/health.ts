import { makeHttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { jsonAnswer } from './json-answer';

/** `GET /health`: the process serves, whatever its backends do. */
export const makeHealth: MakeHttpHandler = (deps) => (request, context) =>
  Promise.resolve(jsonAnswer(makeHttpCall(deps, request, context, 'json'), 200, { status: 'ok' }));
