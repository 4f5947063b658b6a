import type { HttpResponseInit } from '@azure/functions';
import { checkForm } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { inChosenLanguage, linkInvalid, openLink, type OpenLink } from './open-link';
import { readActingForm } from './read-acting-form';
import { answerReview, reviewPlace } from './review-answer';
import { seeOther } from './see-other';
import { serve } from './serve';

/** `POST /review/{token}/undo`: an approver takes the decision back that was made with this link. */
export const makeReviewUndo: MakeHttpHandler = serve('page', async (call) => {
  const link = await openLink(call, 'review');
  if (link === undefined) return linkInvalid(call);
  const read = await readActingForm(call);
  return read.kind === 'answered' ? read.answer : undo(call, link, read.form);
});

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
  if (state.kind === 'reopened') return seeOther(call, inChosenLanguage(call, link.path));
  if (state.kind !== 'decided' || !state.canUndo) {
    return answerReview(call, link, review, { tooLate: true });
  }
  const check = await checkForm(call, reviewPlace(call, link, review, 'undo'), form);
  if (check.kind === 'refused') return answerReview(call, link, review, check);
  if (form.get('sure') !== 'yes') {
    return answerReview(call, link, review, { refused: check.refuse('not-ticked') });
  }
  const outcome = await app.undoDecision(link.claims, orchestrations(call.context));
  if (outcome.kind === 'undone') return seeOther(call, inChosenLanguage(call, link.path));
  const now = await app.loadReview(link.claims, link.expired);
  return now === undefined ? linkInvalid(call) : answerReview(call, link, now, { tooLate: true });
}
