import { findAccessPackage } from '../../shared/domain/policy/policy-set';
import { parseForm } from './form-fields';
import type { MakeHttpHandler } from './http-deps';
import { limitNetwork } from './limit-network';
import { problemAnswer } from './problem-answer';
import { readBody } from './request-body';
import { serve } from './serve';
import { takeForm } from './take-form';

/** `POST /signup/{accessPackageId}`: the hosted form. The package is the one of the path. */
export const makeSignUpFormPost: MakeHttpHandler = serve('page', async (call) => {
  const id = call.request.params['accessPackageId'] ?? '';
  if (findAccessPackage(call.deps.policies(), id) === undefined) {
    return problemAnswer(call, 'not-found');
  }
  const body = await readBody(call.request, ['form']);
  if (body.kind === 'problem') return problemAnswer(call, body.code);
  const limit = await limitNetwork(call, 'sign-up');
  if (limit.kind === 'exceeded') return problemAnswer(call, 'rate-limited', limit);
  const form = parseForm(body.text);
  if (form === undefined) return problemAnswer(call, 'malformed-body');
  form.set('accessPackageId', id);
  return takeForm(call, form, { kind: 'anonymous' });
});
