import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { AppError } from '../../shared/domain/app-error';
import { preflight, withCors } from './cors';
import { makeHttpCall, type AnswerFormat, type HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { problemAnswer } from './problem-answer';

type AnswerCall = (call: HttpCall) => HttpResponseInit | Promise<HttpResponseInit>;

const notReadySeconds = 30;
const retrySeconds = 10;

/**
 * Makes the handler of a route. While the app is not ready it answers 503; what `answer` throws is logged, and told as a
 * problem without its cause.
 * @param format how the route tells of problems, or what finds that out from the request
 */
export function serve(
  format: AnswerFormat | ((request: HttpRequest) => AnswerFormat),
  answer: AnswerCall,
): MakeHttpHandler {
  return (deps) => async (request, context) => {
    const chosen = typeof format === 'string' ? format : format(request);
    return answerSafely(makeHttpCall(deps, request, context, chosen), answer);
  };
}

/** The same for a route that pages of connected organizations may call: its problems can be read there too. */
export function serveAcrossOrigins(
  format: AnswerFormat | ((request: HttpRequest) => AnswerFormat),
  method: 'GET' | 'POST',
  answer: AnswerCall,
): MakeHttpHandler {
  return (deps) => async (request, context) => {
    const chosen = typeof format === 'string' ? format : format(request);
    const call = makeHttpCall(deps, request, context, chosen);
    const answered = await answerSafely(call, (one) =>
      request.method === 'OPTIONS' ? preflight(one, method) : answer(one),
    );
    return withCors(call, answered);
  };
}

/**
 * Answers with a problem what is thrown. A handler that has learned more of its call, such as the form that came with it,
 * goes on inside one of its own: the problem then makes use of that.
 */
export async function answerSafely(call: HttpCall, answer: AnswerCall): Promise<HttpResponseInit> {
  if (call.deps.notReady) {
    return problemAnswer(call, 'temporarily-unavailable', { retryAfterSeconds: notReadySeconds });
  }
  try {
    return await answer(call);
  } catch (error) {
    return failed(call, error);
  }
}

function failed(call: HttpCall, error: unknown): HttpResponseInit {
  const { deps, context } = call;
  const code = error instanceof AppError ? error.code : 'unexpected';
  deps.log.error('http.failed', { function: context.functionName, code }, error);
  if (error instanceof AppError && error.retryable) {
    return problemAnswer(call, 'temporarily-unavailable', { retryAfterSeconds: retrySeconds });
  }
  try {
    return problemAnswer(call, 'internal-error');
  } catch {
    // Not even the page can be made.
    return problemAnswer({ ...call, format: 'json' }, 'internal-error');
  }
}
