/** What is wrong at one field of a sign-up. */
export interface FieldError {
  /** The form's name of the field: `email`, `givenName`, `answers.role`, `acceptedTerms`. */
  readonly field: string;
  /** `<what>.<problem>`, e.g. `email.unsupported-character`, `answer.required`. */
  readonly code: string;
  /** The character that is the problem, where one is. */
  readonly character?: string;
}
