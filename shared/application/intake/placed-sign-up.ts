import type { AcceptedAnswer } from '../../ports/idempotency-records';
import type { ScreenedSignUp } from './screen-sign-up';

/** A sign-up that may be stored; with a partner key it needs no proof of address. */
export interface PlacedSignUp extends ScreenedSignUp {
  readonly partnerKeyId: string | undefined;
  /** The organization whose key it came with, whether or not the policy takes that for a proof of address. */
  readonly partnerId: string | undefined;
}

/** `again`: somebody else wrote at the same moment; what is there now decides. */
export type Placement =
  { readonly kind: 'placed'; readonly answer: AcceptedAnswer } | { readonly kind: 'again' };
