import type { Duration } from '../../domain/duration';
import type { LocalizedText } from '../../domain/localized-text';
import type { Question } from '../../domain/policy/question';
import type { SubmissionContent } from '../../domain/request/submission';
import type { AddressView, SettledView, StageView } from '../request-view';

/** To one approver: decide. A reminder is the same mail said again. */
export interface ApprovalRequestMail {
  readonly kind: 'approval-request' | 'approval-reminder';
  readonly reference: string;
  readonly displayName: LocalizedText;
  readonly address: AddressView;
  /** Quoted, cut and with links broken up; the organization typed is left out. */
  readonly content: SubmissionContent;
  readonly questions: readonly Question[];
  readonly stage: StageView;
  /** True once a decision of the stage was taken back: earlier links no longer decide. */
  readonly isReopened: boolean;
  /** How long access lasts; undefined: without end. */
  readonly accessLasts?: Duration | undefined;
  /** Why the reader is asked. */
  readonly role: 'primary' | 'fallback';
  /** Absolute links: the review page with `choice=approve` and `choice=deny`. */
  readonly approveUrl: string;
  readonly denyUrl: string;
}

/** To every approver of a stage, at once when it is settled. */
export interface ApprovalSettledMail {
  readonly kind: 'approval-settled';
  readonly reference: string;
  readonly displayName: LocalizedText;
  /** Given name and surname. */
  readonly requestorName: string;
  readonly settled: SettledView;
  /** True when it was settled with the reader's own link. */
  readonly isReaders: boolean;
  /** Until when it can be taken back (ISO instant); undefined: no window. */
  readonly undoUntil?: string | undefined;
  /** Absolute link: the reader's own review page. */
  readonly reviewUrl: string;
}
