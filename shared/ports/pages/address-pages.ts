import type { LocalizedText } from '../../domain/localized-text';
import type { Question } from '../../domain/policy/question';
import type { Submission } from '../../domain/request/submission';
import type { ActingForm } from '../acting-form';

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

/** The address is confirmed, now or earlier. */
export interface AddressVerifiedPage {
  readonly kind: 'address-verified';
  readonly displayName: LocalizedText;
  readonly reference: string;
  readonly stageCount: number;
}

/** "None of these is mine": no mail for this address and package for a while. */
export interface AddressRefusedPage {
  readonly kind: 'address-refused';
  readonly displayName: LocalizedText;
  /** How long no mail is sent, in days. */
  readonly quietDays: number;
}
