import type { HttpResponseInit } from '@azure/functions';
import { checkTicked } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink, type OpenLink } from './open-link';
import { answerReview, reviewPlace } from './review-answer';
import { backToLink } from './see-other';
import { serveActingForm } from './serve-acting-form';

/** `POST /review/{token}/undo`: an approver takes the decision back that was made with this link. */
export const makeReviewUndo: MakeHttpHandler = serveActingForm(
  async (call) => openLink(call, 'review'),
  undo,
);

async function undo(
  call: HttpCall,
  link: OpenLink,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  const { app, orchestrations } = call.deps;
  const review = await app.loadReview(link.claims, link.expired);
  if (review === undefined) return linkInvalid(call);
  const { state } = review;
  // Taken back before: the link shows so.
  if (state.kind === 'reopened') return backToLink(call, link);
  if (state.kind !== 'decided' || !state.canUndo) {
    return answerReview(call, link, review, { tooLate: true });
  }
  const check = await checkTicked(call, reviewPlace(call, link, review, 'undo'), form);
  if (check.kind === 'refused') return answerReview(call, link, review, check);
  const outcome = await app.undoDecision(link.claims, orchestrations(call.context));
  if (outcome.kind === 'undone') return backToLink(call, link);
  const now = await app.loadReview(link.claims, link.expired);
  return now === undefined ? linkInvalid(call) : answerReview(call, link, now, { tooLate: true });
}
