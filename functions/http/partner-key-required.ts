import type { HttpResponseInit } from '@azure/functions';
import type { HttpCall } from './http-call';
import { problemAnswer } from './problem-answer';

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
export function partnerKeyRequired(call: HttpCall): HttpResponseInit {
  return problemAnswer(call, 'partner-key-required', { headers: { 'WWW-Authenticate': 'Bearer' } });
}
