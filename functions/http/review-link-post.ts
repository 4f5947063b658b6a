import type { HttpResponseInit } from '@azure/functions';
import type { DecideOutcome } from '../../shared/application/approval/decide';
import type { LoadedReview } from '../../shared/application/views/load-review';
import { choiceNamed, type Choice } from '../../shared/domain/request/decision';
import type { RequestRows } from '../../shared/domain/request/request-rows';
import { checkForm, type FormCheck } from './acting-form';
import type { HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { linkInvalid, openLink, type OpenLink } from './open-link';
import { problemAnswer } from './problem-answer';
import { answerReview, reviewPlace } from './review-answer';
import { reviewTexts, type ReviewTexts } from './review-texts';
import { backToLink } from './see-other';
import { serveActingForm } from './serve-acting-form';

// Programs that press buttons are faster than people who read.
const leastMs = 2000;

/** `POST /review/{token}`: an approver decides. */
export const makeReviewLinkPost: MakeHttpHandler = serveActingForm(
  async (call) => openLink(call, 'review'),
  review,
);

async function review(
  call: HttpCall,
  link: OpenLink,
  form: URLSearchParams,
): Promise<HttpResponseInit> {
  const loaded = await call.deps.app.loadReview(link.claims, link.expired);
  if (loaded === undefined) return linkInvalid(call);
  const choice = choiceNamed(form.get('choice'));
  if (loaded.state.kind !== 'open') return answerNotOpen(call, link, loaded, choice);
  const values = reviewTexts(form);
  const place = reviewPlace(call, link, loaded, 'review');
  const check = await checkForm(call, place, form, leastMs);
  if (check.kind === 'refused') {
    return answerReview(call, link, loaded, { refused: check.refused, values });
  }
  return choice === undefined
    ? answerReview(call, link, loaded, { refused: check.refuse('no-choice'), values })
    : decide(call, link, { choice, values, check, read: loaded.rows });
}

interface Posted {
  readonly choice: Choice;
  readonly values: ReviewTexts;
  readonly check: Extract<FormCheck, { readonly kind: 'passed' }>;
  readonly read: RequestRows;
}

async function decide(call: HttpCall, link: OpenLink, posted: Posted): Promise<HttpResponseInit> {
  const { app, orchestrations } = call.deps;
  const { choice, values, check, read } = posted;
  const { claims, expired } = link;
  const shown = check.showing.version;
  const outcome = await app.decide(
    { ...values, claims, expired, choice, shown, read },
    orchestrations(call.context),
  );
  return outcome.kind === 'decided'
    ? backToLink(call, link)
    : answerUndecided(call, link, posted, outcome);
}

async function answerUndecided(
  call: HttpCall,
  link: OpenLink,
  { choice, values, check }: Posted,
  outcome: Exclude<DecideOutcome, { readonly kind: 'decided' }>,
): Promise<HttpResponseInit> {
  if (outcome.kind === 'later') {
    return problemAnswer(call, 'temporarily-unavailable', {
      retryAfterSeconds: outcome.afterSeconds,
    });
  }
  if (outcome.kind === 'notApprover') return linkInvalid(call);
  const now = await call.deps.app.loadReview(link.claims, link.expired);
  if (now === undefined) return linkInvalid(call);
  if (now.state.kind !== 'open') return answerNotOpen(call, link, now, choice);
  return outcome.kind === 'justificationMissing'
    ? answerReview(call, link, now, {
        refused: check.refuse('justification-missing'),
        values: { ...values, choice },
      })
    : answerReview(call, link, now, { refused: check.refuse('changed'), values });
}

/** The link shows something else than the form: what it shows says why nothing was decided. */
async function answerNotOpen(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedReview,
  choice: Choice | undefined,
): Promise<HttpResponseInit> {
  const { state } = loaded;
  const isSame = state.kind === 'decided' && state.decision.value.choice === choice;
  return isSame ? backToLink(call, link) : answerReview(call, link, loaded, { tooLate: true });
}
