import type { HttpResponseInit } from '@azure/functions';
import { checkForm } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { inChosenLanguage, linkInvalid, openLink, type OpenLink } from './open-link';
import { readActingForm } from './read-acting-form';
import { answerReview, reviewPlace } from './review-answer';
import { seeOther } from './see-other';
import { serve } from './serve';

/** `POST /review/{token}/fresh`: mails a new link to the address that the expired one was issued to. */
export const makeReviewFresh: MakeHttpHandler = serve('page', async (call) => {
  const link = await openLink(call, 'review');
  if (link === undefined) return linkInvalid(call);
  const read = await readActingForm(call);
  return read.kind === 'answered' ? read.answer : sendFresh(call, link, read.form);
});

async function sendFresh(
  call: HttpCall,
  link: OpenLink,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  const { app } = call.deps;
  const review = await app.loadReview(link.claims, link.expired);
  if (review === undefined) return linkInvalid(call);
  if (review.state.kind !== 'expired') return answerReview(call, link, review, { tooLate: true });
  const check = await checkForm(call, reviewPlace(call, link, review, 'fresh'), form);
  if (check.kind === 'refused') return answerReview(call, link, review, check);
  if (form.get('sure') !== 'yes') {
    return answerReview(call, link, review, { refused: check.refuse('not-ticked') });
  }
  await app.sendFreshLink(link.claims);
  return seeOther(call, inChosenLanguage(call, link.path));
}
