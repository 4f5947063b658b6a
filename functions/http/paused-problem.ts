import type { HttpResponseInit } from '@azure/functions';
import type { HttpCall } from './http-call';
import { problemAnswer } from './problem-answer';

/** When to come back while requests are paused by hand; the page says an hour. */
const pausedSeconds = 3600;

/** No requests are taken for a while, because somebody said so. */
export function pausedProblem(call: HttpCall): HttpResponseInit {
  return problemAnswer(call, 'temporarily-unavailable', {
    retryAfterSeconds: pausedSeconds,
    isPaused: true,
  });
}
