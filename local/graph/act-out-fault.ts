import type { Fault } from '../control/fault-book';
import { jsonAnswer, textAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import { errorBody, GraphError } from './graph-error';

const codes = new Map<number, readonly [code: string, message: string]>([
  [400, ['Request_BadRequest', 'The request is invalid.']],
  [401, ['InvalidAuthenticationToken', 'Access token validation failure.']],
  [403, ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.']],
  [404, ['Request_ResourceNotFound', 'The resource does not exist.']],
  [429, ['TooManyRequests', 'Please retry again later.']],
  [503, ['ServiceNotAvailable', 'The service is temporarily unavailable.']],
  [504, ['UnknownError', 'The gateway timed out.']],
]);

function statusError(status: number, retryAfter?: number): GraphError {
  const [code, message] = codes.get(status) ?? [
    'InternalServerError',
    'An internal error occurred.',
  ];
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new GraphError(status, code, message, headers);
}

/** What a batch says of an operation that the fault befell: 504 where its answer was lost. */
export const errorInBatch = (fault: Fault): GraphError =>
  fault.kind === 'status' ? statusError(fault.status, fault.retryAfter) : statusError(504);

/** Misbehaves as the fault says; with `after` the call is carried out first and only its answer is lost. */
export function actOutFault(
  fault: Fault,
  run: () => WebAnswer,
  requestId: string,
  now: number,
): WebAnswer {
  if (fault.when === 'after') run();
  switch (fault.kind) {
    case 'timeout':
      return { kind: 'silence' };
    case 'reset':
      return { kind: 'reset' };
    case 'malformed':
      return textAnswer('{"value":[{"id":', 'application/json');
    case 'status': {
      const error = statusError(fault.status, fault.retryAfter);
      return jsonAnswer(errorBody(error, requestId, now), error.status, {
        ...error.headers,
        'request-id': requestId,
        'client-request-id': requestId,
      });
    }
  }
}
