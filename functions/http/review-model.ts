import { chosenContent } from '../../shared/application/chosen-content';
import { addressView } from '../../shared/application/views/address-view';
import type { LoadedReview } from '../../shared/application/views/load-review';
import { resourceViews } from '../../shared/application/views/resource-views';
import { settledView } from '../../shared/application/views/settled-view';
import { stageView } from '../../shared/application/views/stage-view';
import { AppError } from '../../shared/domain/app-error';
import { changedParts } from '../../shared/domain/approval/shown-version';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import { fullName } from '../../shared/domain/request/submission';
import type { ActingForm } from '../../shared/ports/acting-form';
import type {
  ReviewDecidedPage,
  ReviewPage,
  ReviewReopenedPage,
  ReviewSettledPage,
} from '../../shared/ports/pages/review-pages';

/** What every page about a request names. */
function aboutRequest({
  rows,
  accessPackage,
}: LoadedReview): Pick<ReviewPage, 'reference' | 'displayName' | 'requestorName'> {
  return {
    reference: rows.request.value.reference,
    displayName: accessPackage.displayName,
    requestorName: fullName(chosenContent(rows)),
  };
}

/** What was asked for and typed, beside the review itself. */
export interface ReviewInput {
  readonly suggested: ReviewPage['suggested'];
  readonly values: ReviewPage['values'];
  /** The version that the refused form was shown with. */
  readonly shown: string | undefined;
  readonly form: ActingForm;
}

export function reviewModel(
  review: LoadedReview,
  policies: PolicySet,
  { suggested, values, shown, form }: ReviewInput,
): ReviewPage {
  const { rows, accessPackage, state, version } = review;
  const stage = state.stage.value;
  const policy = accessPackage.approval.stages[stage.number - 1];
  return {
    ...aboutRequest(review),
    kind: 'review',
    address: addressView(rows.request.value, policies),
    content: chosenContent(rows),
    questions: accessPackage.questions,
    resources: resourceViews(accessPackage.resources),
    accessLasts: accessPackage.lifecycle?.expiresAfter,
    stage: stageView(rows, stage, accessPackage, state.approver.value.key),
    suggested,
    requireJustification: policy?.requireJustification ?? 'never',
    undoWindow: accessPackage.approval.undoWindow,
    changed: shown === undefined ? [] : changedParts(shown, version),
    form,
    values,
  };
}

export function decidedModel(
  review: LoadedReview,
  state: Extract<LoadedReview['state'], { readonly kind: 'decided' }>,
  { undo, tooLate }: Pick<ReviewDecidedPage, 'undo' | 'tooLate'>,
): ReviewDecidedPage {
  const { rows, accessPackage } = review;
  const { choice, decidedAt, message } = state.decision.value;
  const stage = state.stage.value;
  return {
    ...aboutRequest(review),
    kind: 'review-decided',
    choice,
    decidedAt,
    message,
    stage: { number: stage.number, count: accessPackage.approval.stages.length },
    settled: settledView(rows, stage, accessPackage),
    requestState: rows.request.value.state,
    undo,
    tooLate,
  };
}

export function settledModel(review: LoadedReview, tooLate: boolean): ReviewSettledPage {
  const { rows, state, accessPackage } = review;
  const settled = settledView(rows, state.stage.value, accessPackage);
  if (settled === undefined) throw new AppError('stage.not-settled');
  return { ...aboutRequest(review), kind: 'review-settled', settled, tooLate };
}

export function reopenedModel(review: LoadedReview, tooLate: boolean): ReviewReopenedPage {
  return { ...aboutRequest(review), kind: 'review-reopened', tooLate };
}
