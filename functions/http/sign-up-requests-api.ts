import type { HttpResponseInit } from '@azure/functions';
import type { IdempotentPost } from '../../shared/application/intake/accept-sign-up';
import type { SignUpCaller } from '../../shared/application/intake/sign-up-caller';
import { parseForm } from './form-fields';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { idempotencyKey } from './idempotency-key';
import { limitNetwork } from './limit-network';
import { partnerKeyRequired } from './partner-key-required';
import { problemAnswer } from './problem-answer';
import { mediaTypeOf, readBody, type RequestBody } from './request-body';
import { answerSafely, serveAcrossOrigins } from './serve';
import { takeForm } from './take-form';
import { takeJson } from './take-json';
import { withPostedForm } from './with-posted-form';

/** `POST /api/signup-requests`: JSON from a program, or the form of a partner's own page, which is answered with pages. */
export const makeSignUpRequestsApi: MakeHttpHandler = serveAcrossOrigins(
  (request) => (mediaTypeOf(request) === 'form' ? 'page' : 'json'),
  'POST',
  async (call) => {
    const caller = callerOf(call);
    if (caller === undefined) return partnerKeyRequired(call);
    const body = await readBody(call.request, ['json', 'form']);
    if (body.kind === 'problem') return problemAnswer(call, body.code);
    const key = idempotencyKey(call.request);
    if (key.kind === 'malformed') return problemAnswer(call, 'malformed-body');
    const post = key.kind === 'none' ? undefined : { key: key.key, body: body.text };
    return take(call, body, caller, post);
  },
);

/** Undefined for a key that is no good. */
function callerOf({ deps, request }: HttpCall): SignUpCaller | undefined {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return { kind: 'anonymous' };
  const partner = deps.app.identifyPartner(authorization);
  return partner && { kind: 'partner', ...partner };
}

async function take(
  call: HttpCall,
  { type, text }: Extract<RequestBody, { readonly kind: 'body' }>,
  caller: SignUpCaller,
  post: IdempotentPost | undefined,
): Promise<HttpResponseInit> {
  if (type === 'json') {
    return unlessLimited(call, caller, () => takeJson(call, text, caller, post));
  }
  const form = parseForm(text);
  if (form === undefined) return problemAnswer(call, 'malformed-body');
  return answerSafely(withPostedForm(call, form), (posted) =>
    unlessLimited(posted, caller, () => takeForm(posted, form, caller, post)),
  );
}

/** A partner's server posts for many people from one address; its organization has limits of its own. */
async function unlessLimited(
  call: HttpCall,
  caller: SignUpCaller,
  go: () => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  if (caller.kind === 'partner') return go();
  const limit = await limitNetwork(call, 'sign-up');
  return limit.kind === 'exceeded' ? problemAnswer(call, 'rate-limited', limit) : go();
}
