import type { HttpRequest } from '@azure/functions';
import type { AccessPackage } from '../../shared/domain/policy/access-package';
import { findAccessPackage, returnUrlAllowed } from '../../shared/domain/policy/policy-set';
import type { MakeHttpHandler } from './http-deps';
import { problemAnswer } from './problem-answer';
import { serve } from './serve';
import { answerSignUp } from './sign-up-answer';
import { pausedSeconds } from './sign-up-problem';

/**
 * `GET /signup/{accessPackageId}`: the form. The query fills the fields that the policy lists, and may name where the
 * browser goes afterwards.
 */
export const makeSignUpForm: MakeHttpHandler = serve('page', (call) => {
  const { request } = call;
  const policies = call.deps.policies();
  const id = request.params['accessPackageId'] ?? '';
  const accessPackage = findAccessPackage(policies, id);
  if (accessPackage === undefined) return problemAnswer(call, 'not-found');
  if (policies.settings.paused || accessPackage.paused) {
    return problemAnswer(call, 'temporarily-unavailable', { retryAfterSeconds: pausedSeconds });
  }
  const wanted = request.query.get('returnUrl') ?? '';
  const returnUrl = returnUrlAllowed(policies, id, wanted) ? wanted : undefined;
  return answerSignUp(call, accessPackage, {
    values: prefilled(request, accessPackage),
    returnUrl,
  });
});

/** The language is chosen with `lang`, never prefilled. */
function prefilled(
  { query }: HttpRequest,
  { prefill }: AccessPackage,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    prefill.flatMap((name): readonly [string, string][] => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
