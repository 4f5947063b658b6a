import type { HttpRequest } from '@azure/functions';
import type { AccessPackage } from '../../shared/domain/policy/access-package';
import { findAccessPackage, returnUrlAllowed } from '../../shared/domain/policy/policy-set';
import type { MakeHttpHandler } from './http-deps';
import { pausedProblem } from './paused-problem';
import { problemAnswer } from './problem-answer';
import { serve } from './serve';
import { answerSignUp } from './sign-up-answer';

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
    return pausedProblem(call);
  }
  const wanted = request.query.get('returnUrl') ?? '';
  const returnUrl = returnUrlAllowed(policies, id, wanted) ? wanted : undefined;
  const values = prefilled(request, accessPackage);
  return answerSignUp(call, accessPackage, {
    values,
    returnUrl,
    path: ownPath(id, values, returnUrl),
  });
});

/** What else the query says is dropped: links of the page do not carry on what the page itself refuses. */
function ownPath(
  id: string,
  values: Readonly<Record<string, string>>,
  returnUrl: string | undefined,
): string {
  const query = new URLSearchParams({
    ...values,
    ...(returnUrl === undefined ? {} : { returnUrl }),
  });
  return query.size === 0 ? `/signup/${id}` : `/signup/${id}?${query.toString()}`;
}

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
