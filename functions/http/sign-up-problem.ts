import type { HttpResponseInit } from '@azure/functions';
import type { SubmitOutcome } from '../../shared/application/intake/submit-sign-up';
import type { HttpCall } from './http-call';
import { problemAnswer } from './problem-answer';

/** When to come back while requests are paused by hand. */
export const pausedSeconds = 3600;

type Refused = Exclude<
  SubmitOutcome,
  { readonly kind: 'accepted' } | { readonly kind: 'wouldBeAccepted' }
>;

/** A sign-up that was not taken, as a problem. */
export function signUpProblem(call: HttpCall, outcome: Refused): HttpResponseInit {
  switch (outcome.kind) {
    case 'invalid':
      return problemAnswer(call, 'validation-failed', outcome);
    case 'accessPackageUnknown':
      return problemAnswer(call, 'access-package-unknown');
    case 'policyRefused':
      return problemAnswer(call, 'policy-refused');
    case 'paused':
      return problemAnswer(call, 'temporarily-unavailable', { retryAfterSeconds: pausedSeconds });
    case 'limited':
      return problemAnswer(call, 'rate-limited', outcome);
  }
}
