import type { Duration } from '../../domain/duration';
import type { LocalizedText } from '../../domain/localized-text';
import type { ApprovalStagePolicy } from '../../domain/policy/approval-stage-policy';
import type { Question } from '../../domain/policy/question';
import type { Choice } from '../../domain/request/decision';
import type { RequestState } from '../../domain/request/request-state';
import type { SubmissionContent } from '../../domain/request/submission';
import type { ActingForm } from '../acting-form';
import type { AddressView, ResourceView, SettledView, StageView } from '../request-view';

/** What every page about somebody's request names. */
interface AboutRequest {
  readonly reference: string;
  readonly displayName: LocalizedText;
  /** Given name and surname of the requestor. */
  readonly requestorName: string;
}

/** `/review/{token}` while the stage is open. */
export interface ReviewPage extends AboutRequest {
  readonly kind: 'review';
  readonly address: AddressView;
  readonly content: SubmissionContent;
  readonly questions: readonly Question[];
  readonly resources: readonly ResourceView[];
  /** How long access lasts; undefined: without end. */
  readonly accessLasts?: Duration | undefined;
  readonly stage: StageView;
  /** `choice` of the query: sets the wording of the heading until a choice is kept, presets nothing. */
  readonly suggested?: Choice | undefined;
  /** When the policy asks for a justification. */
  readonly requireJustification: ApprovalStagePolicy['requireJustification'];
  /** How long the decision can be taken back; zero: not at all. */
  readonly undoWindow: Duration;
  /** With the refusal `changed`: which parts are to be marked. */
  readonly changed: readonly ('content' | 'stage' | 'decisions')[];
  readonly form: ActingForm;
  /** Shown again: what was entered. `choice` only after `justification-missing`. */
  readonly values: {
    readonly choice?: Choice | undefined;
    readonly justification: string;
    readonly message: string;
  };
}

/** The reader has decided with this link. */
export interface ReviewDecidedPage extends AboutRequest {
  readonly kind: 'review-decided';
  readonly choice: Choice;
  /** ISO instant. */
  readonly decidedAt: string;
  /** What was written to the requestor; may be empty. */
  readonly message: string;
  readonly stage: { readonly number: number; readonly count: number };
  /** Undefined: others still have to decide. */
  readonly settled: SettledView | undefined;
  readonly requestState: RequestState;
  /** Present while the decision can be taken back; the form posts to `/review/{token}/undo`. */
  readonly undo?: { readonly until: string; readonly form: ActingForm } | undefined;
  /** True when this answers another decision, or an undo, that came too late (409). */
  readonly tooLate?: boolean | undefined;
}

/** Settled by another link, the deadline or the end of the request. */
export interface ReviewSettledPage extends AboutRequest {
  readonly kind: 'review-settled';
  readonly settled: SettledView;
  /** True when this answers a decision that came too late (409). */
  readonly tooLate: boolean;
}

/** A link of an earlier generation: the decision was taken back, new links are on their way. */
export interface ReviewReopenedPage extends AboutRequest {
  readonly kind: 'review-reopened';
  /** True when this answers a decision with the old link (409). */
  readonly tooLate: boolean;
}

/** The link's own time is over, its stage is open: the form posts to `/review/{token}/fresh`. */
export interface LinkExpiredPage {
  readonly kind: 'link-expired';
  readonly reference: string;
  readonly form: ActingForm;
  /** True once a fresh link was asked for: the form is gone. */
  readonly freshSent: boolean;
}
