/**
 * Why a form is shown again instead of acting. One sentence on top says it; the ones about a field link to it.
 * - `not-from-here`: foreign origin, or a csrf value that does not hold (403)
 * - `no-cookie`: the cookie did not come; the form now asks for the reference (403)
 * - `wrong-reference`: the reference typed is another one (403)
 * - `too-early`: within two seconds of the first showing (403)
 * - `no-choice`: no radio chosen, on `review` and `verify-address` (422)
 * - `not-ticked`: the box `sure` is not ticked (422)
 * - `justification-missing`: the policy asks for one with this choice (422)
 * - `changed`: the request is another one than was shown (409)
 * - `submission-gone`: the chosen submission made way for a newer one (409)
 */
export type FormRefusal =
  | 'not-from-here'
  | 'no-cookie'
  | 'wrong-reference'
  | 'too-early'
  | 'no-choice'
  | 'not-ticked'
  | 'justification-missing'
  | 'changed'
  | 'submission-gone';

/** A form that acts with a link from a mail. The two reference refusals add a field `reference` to it. */
export interface ActingForm {
  /** Path that the form posts to, e.g. `/review/v1.k.p.m/undo`. */
  readonly action: string;
  /** Value of the hidden field `csrf`. */
  readonly csrf: string;
  readonly refusal?: FormRefusal | undefined;
}
