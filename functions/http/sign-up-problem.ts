import type { HttpResponseInit } from '@azure/functions';
import type { SubmitOutcome } from '../../shared/application/intake/submit-sign-up';
import type { HttpCall } from './http-call';
import { pausedProblem } from './paused-problem';
import { problemAnswer } from './problem-answer';

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
      return pausedProblem(call);
    case 'limited':
      return problemAnswer(call, 'rate-limited', outcome);
  }
}
