import type { LocalizedText } from '../../domain/localized-text';
import type { Question } from '../../domain/policy/question';
import type { RequestState } from '../../domain/request/request-state';
import type { Submission } from '../../domain/request/submission';
import type { ActingForm } from '../acting-form';
import type { GivenView } from '../request-view';

/** `/verify/{token}`: which of the waiting submissions is the reader's own? */
export interface VerifyAddressPage {
  readonly kind: 'verify-address';
  readonly displayName: LocalizedText;
  readonly reference: string;
  /** The address being confirmed. */
  readonly email: string;
  readonly questions: readonly Question[];
  /** Every waiting one, in the order to show. */
  readonly submissions: readonly Submission[];
  readonly form: ActingForm;
}

/** The address is confirmed, now or earlier: what became of the request since, without what only the status link tells. */
export interface AddressVerifiedPage {
  readonly kind: 'address-verified';
  readonly displayName: LocalizedText;
  readonly reference: string;
  readonly state: RequestState;
  /** Once the guest was welcomed, until the access ends. */
  readonly access?: GivenView | undefined;
  readonly stageCount: number;
}

/** "None of these is mine": no mail for this address and package for a while. */
export interface AddressRefusedPage {
  readonly kind: 'address-refused';
  readonly displayName: LocalizedText;
  /** How long no mail is sent, in days. */
  readonly quietDays: number;
}
