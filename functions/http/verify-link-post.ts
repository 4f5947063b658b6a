import type { HttpResponseInit } from '@azure/functions';
import type { ConfirmOutcome } from '../../shared/application/confirmation/confirm-address';
import { verificationState } from '../../shared/application/views/verification-state';
import type { FormRefusal } from '../../shared/ports/acting-form';
import { checkForm } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink, type OpenLink } from './open-link';
import { problemAnswer } from './problem-answer';
import { backToLink } from './see-other';
import { serveActingForm } from './serve-acting-form';
import { answerVerify, verifyPlace } from './verify-answer';

/** `POST /verify/{token}`: the owner of the address says which submission is theirs, or that none is. */
export const makeVerifyLinkPost: MakeHttpHandler = serveActingForm(
  async (call) => openLink(call, 'verify'),
  verify,
);

async function verify(
  call: HttpCall,
  link: OpenLink,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  const { app } = call.deps;
  const loaded = await app.loadRequest(link.claims.requestId);
  if (loaded === undefined) return linkInvalid(call);
  const state = verificationState(loaded.rows.request.value, link.expired);
  if (state === 'invalid') return linkInvalid(call);
  // A link that has done its work shows what it did, whoever posts to it again.
  if (state !== 'waiting') return backToLink(call, link);
  const check = await checkForm(call, verifyPlace(call, link, loaded), form);
  if (check.kind === 'refused') return answerVerify(call, link, loaded, check.refused);
  const showAgain = async (refusal: FormRefusal): Promise<HttpResponseInit> => {
    const now = await app.loadRequest(link.claims.requestId);
    return answerVerify(call, link, now ?? loaded, check.refuse(refusal));
  };
  const submission = chosenSubmission(form.get('submission') ?? '');
  if (submission === undefined) return showAgain('no-choice');
  const orchestrations = call.deps.orchestrations(call.context);
  const outcome = await app.confirmAddress(link.claims, submission, orchestrations);
  return outcome.kind === 'submissionGone'
    ? showAgain('submission-gone')
    : answerOutcome(call, link, outcome);
}

function answerOutcome(
  call: HttpCall,
  link: OpenLink,
  outcome: Exclude<ConfirmOutcome, { readonly kind: 'submissionGone' }>,
): HttpResponseInit {
  switch (outcome.kind) {
    case 'verified':
    case 'refused':
      return backToLink(call, link);
    case 'limited':
      return problemAnswer(call, 'rate-limited', outcome);
    case 'invalid':
      return linkInvalid(call);
  }
}

function chosenSubmission(text: string): number | 'none' | undefined {
  if (text === 'none') return text;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
