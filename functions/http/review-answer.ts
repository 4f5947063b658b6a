import type { HttpResponseInit } from '@azure/functions';
import type { LoadedReview } from '../../shared/application/views/load-review';
import { freshLinkSeconds, linkUntil } from '../../shared/domain/approval/link-life';
import { choiceNamed, type Choice } from '../../shared/domain/request/decision';
import type { ReviewDecidedPage, ReviewPage } from '../../shared/ports/pages/review-pages';
import type { PageModel } from '../../shared/ports/render-page';
import { showForm, type FormPlace, type RefusedForm } from './acting-form';
import type { HttpCall } from './http-call';
import { inChosenLanguage, type OpenLink } from './open-link';
import { pageAnswer } from './page-answer';
import { shownStatus } from './problem-details';
import { decidedModel, reopenedModel, reviewModel, settledModel } from './review-model';

/** How a review page differs from what a plain GET shows. */
export interface ReviewShowing {
  /** The form that is shown again. */
  readonly refused?: RefusedForm;
  /** What was typed into it. */
  readonly values?: ReviewPage['values'];
  /** True when this answers a post that came too late. */
  readonly tooLate?: boolean;
}

const nothingTyped = { justification: '', message: '' } as const;

const subPaths = { review: '', undo: '/undo', fresh: '/fresh' } as const;

/** One of the three forms that act with a review link. */
export function reviewPlace(
  call: HttpCall,
  link: OpenLink,
  { rows, version }: LoadedReview,
  form: keyof typeof subPaths,
): FormPlace {
  return {
    token: link.token,
    form,
    action: form === 'review' ? reviewPath(call, link) : `${link.path}${subPaths[form]}`,
    reference: rows.request.value.reference,
    version,
  };
}

/** What a review link shows now. */
export async function answerReview(
  call: HttpCall,
  link: OpenLink,
  review: LoadedReview,
  showing: ReviewShowing = {},
): Promise<HttpResponseInit> {
  const { refused, tooLate = false } = showing;
  const page = await reviewPage(call, link, review, showing);
  const status = shownStatus(refused?.refusal, tooLate);
  return pageAnswer(call, page, {
    status,
    isPrivate: true,
    hasForm: true,
    path: reviewPath(call, link),
  });
}

async function reviewPage(
  call: HttpCall,
  link: OpenLink,
  review: LoadedReview,
  showing: ReviewShowing,
): Promise<PageModel> {
  const { refused, tooLate = false } = showing;
  const { state, rows } = review;
  switch (state.kind) {
    case 'open':
      return openPage(call, link, review, showing);
    case 'decided': {
      const undo = await undoForm(call, link, review, refused);
      return decidedModel(review, state, { undo, tooLate });
    }
    case 'settled':
    case 'ended':
      return settledModel(review, tooLate);
    case 'reopened':
      return reopenedModel(review, tooLate);
    case 'expired': {
      const form = await showForm(call, reviewPlace(call, link, review, 'fresh'), refused);
      const { reference } = rows.request.value;
      return { kind: 'link-expired', reference, form, freshSent: isFreshSent(call, review) };
    }
  }
}

async function openPage(
  call: HttpCall,
  link: OpenLink,
  review: LoadedReview,
  { refused, values = nothingTyped }: ReviewShowing,
): Promise<PageModel> {
  const form = await showForm(call, reviewPlace(call, link, review, 'review'), refused);
  const shown = refused?.showing?.version;
  const suggested = suggestedChoice(call);
  return reviewModel(review, call.deps.policies(), { suggested, values, shown, form });
}

async function undoForm(
  call: HttpCall,
  link: OpenLink,
  review: LoadedReview,
  refused: RefusedForm | undefined,
): Promise<ReviewDecidedPage['undo']> {
  const { state } = review;
  const until = state.stage.value.settlement?.undoUntil;
  if (state.kind !== 'decided' || !state.canUndo || until === undefined) return undefined;
  return { until, form: await showForm(call, reviewPlace(call, link, review, 'undo'), refused) };
}

/** The rows tell: a link that was mailed a moment ago lives longer than one mailed before. */
function isFreshSent({ deps }: HttpCall, { state }: LoadedReview): boolean {
  const before = new Date(deps.clock.now().getTime() - freshLinkSeconds * 1000);
  return state.approver.value.linkUntil > linkUntil(before);
}

/** `?choice=` sets the wording and presets nothing. */
function suggestedChoice({ request }: HttpCall): Choice | undefined {
  return choiceNamed(request.query.get('choice'));
}

function reviewPath(call: HttpCall, { path }: OpenLink): string {
  const choice = suggestedChoice(call);
  return inChosenLanguage(call, choice === undefined ? path : `${path}?choice=${choice}`);
}
