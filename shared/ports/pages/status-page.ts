import type { LocalizedText } from '../../domain/localized-text';
import type { RequestState } from '../../domain/request/request-state';
import type { ActingForm } from '../acting-form';
import type { GivenView } from '../request-view';

/** One approval stage as the requestor sees it. */
export interface StatusStage {
  readonly name: string;
  /** Stays `open` until the undo window is over; `canceled` when the request ended before that. */
  readonly state: 'waiting' | 'open' | 'approved' | 'denied' | 'expired' | 'canceled';
  /** When it was opened (`open`, `canceled`) or settled (ISO instant); undefined while `waiting`. */
  readonly at?: string | undefined;
}

/** `/status/{token}`: the requestor's view. */
export interface StatusPage {
  readonly kind: 'status';
  readonly reference: string;
  readonly displayName: LocalizedText;
  readonly state: RequestState;
  /** ISO instants. */
  readonly submittedAt: string;
  readonly confirmedAt?: string | undefined;
  /** All stages of the policy, coming ones too. */
  readonly stages: readonly StatusStage[];
  /** Deadline of the open stage. */
  readonly deadlineAt?: string | undefined;
  /** Once the guest was welcomed, until the access ends. */
  readonly access?: GivenView | undefined;
  /** When the request came to its end. */
  readonly closedAt?: string | undefined;
  /** What the deciding approver wrote to the requestor, once it counts. */
  readonly message?: string | undefined;
  /** Present while the request can be canceled; posts to `/status/{token}/cancel`. */
  readonly cancel?: ActingForm | undefined;
  /** True when this answers a cancel that came too late (409). */
  readonly tooLate?: boolean | undefined;
}
