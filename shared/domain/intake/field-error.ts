import type { EmailAddressProblem } from '../email-address';
import type { PersonNameProblem } from '../person-name';
import type { AnswerProblem } from './check-answer';

/** `<what>.<problem>`: part of the API, as `docs/openapi.yaml` lists them. */
export type FieldErrorCode =
  | EmailAddressProblem
  | PersonNameProblem
  | 'name.required'
  | 'organization.required'
  | 'organization.too-long'
  | 'justification.required'
  | 'justification.too-long'
  | AnswerProblem
  | 'terms.required'
  /** Another version than the policy's was accepted. */
  | 'terms.outdated'
  | 'returnUrl.not-allowed'
  /** The rest is about JSON: a form cannot get it wrong. */
  | 'language.malformed'
  | 'member.unknown'
  | 'member.required'
  | 'member.wrong-type';

/** What is wrong at one field of a sign-up. */
export interface FieldError {
  /** The form's name of the field: `email`, `givenName`, `answers.role`, `acceptedTerms`. */
  readonly field: string;
  readonly code: FieldErrorCode;
  /** The character that is the problem, where one is. */
  readonly character?: string;
}
