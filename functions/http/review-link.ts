import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink } from './open-link';
import { answerReview } from './review-answer';
import { serve } from './serve';

/** `GET /review/{token}`: shows whatever the link stands for now, and changes nothing. */
export const makeReviewLink: MakeHttpHandler = serve('page', async (call) => {
  const link = await openLink(call, 'review');
  if (link === undefined) return linkInvalid(call);
  const review = await call.deps.app.loadReview(link.claims, link.expired);
  return review === undefined ? linkInvalid(call) : answerReview(call, link, review);
});
