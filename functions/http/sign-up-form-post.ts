import { findAccessPackage } from '../../shared/domain/policy/policy-set';
import { parseForm } from './form-fields';
import type { MakeHttpHandler } from './http-deps';
import { limitNetwork } from './limit-network';
import { problemAnswer } from './problem-answer';
import { readBody } from './request-body';
import { answerSafely, serve } from './serve';
import { takeForm } from './take-form';
import { withPostedForm } from './with-posted-form';

/** `POST /signup/{accessPackageId}`: the hosted form. The package is the one of the path. */
export const makeSignUpFormPost: MakeHttpHandler = serve('page', async (call) => {
  const id = call.request.params['accessPackageId'] ?? '';
  if (findAccessPackage(call.deps.policies(), id) === undefined) {
    return problemAnswer(call, 'not-found');
  }
  const body = await readBody(call.request, ['form']);
  if (body.kind === 'problem') return problemAnswer(call, body.code);
  const form = parseForm(body.text);
  if (form === undefined) return problemAnswer(call, 'malformed-body');
  form.set('accessPackageId', id);
  return answerSafely(withPostedForm(call, form), async (posted) => {
    const limit = await limitNetwork(posted, 'sign-up');
    return limit.kind === 'exceeded'
      ? problemAnswer(posted, 'rate-limited', limit)
      : takeForm(posted, form, { kind: 'anonymous' });
  });
});
