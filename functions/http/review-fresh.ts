import type { HttpResponseInit } from '@azure/functions';
import { checkTicked } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink, type OpenLink } from './open-link';
import { answerReview, reviewPlace } from './review-answer';
import { backToLink } from './see-other';
import { serveActingForm } from './serve-acting-form';

/** `POST /review/{token}/fresh`: mails a new link to the address that the expired one was issued to. */
export const makeReviewFresh: MakeHttpHandler = serveActingForm(
  async (call) => openLink(call, 'review'),
  sendFresh,
);

async function sendFresh(
  call: HttpCall,
  link: OpenLink,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  const { app } = call.deps;
  const review = await app.loadReview(link.claims, link.expired);
  if (review === undefined) return linkInvalid(call);
  if (review.state.kind !== 'expired') return answerReview(call, link, review, { tooLate: true });
  const check = await checkTicked(call, reviewPlace(call, link, review, 'fresh'), form);
  if (check.kind === 'refused') return answerReview(call, link, review, check);
  await app.sendFreshLink(link.claims);
  return backToLink(call, link);
}
