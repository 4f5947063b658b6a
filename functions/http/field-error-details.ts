import { longestLocalPart } from '../../shared/domain/email-address';
import type { FieldErrorCode } from '../../shared/domain/intake/field-error';
import { fieldLengths } from '../../shared/domain/intake/field-lengths';

const length = (count: number): string => `${count.toLocaleString('en')} characters`;

/** What is wrong with a field, for programmers; people read the form's own sentences. */
export const fieldErrorDetails: Readonly<Record<FieldErrorCode, string>> = {
  'email.missing': 'The address is missing.',
  'email.too-long': `The address has more than ${length(fieldLengths.email)}, or more than ${String(longestLocalPart)} before the @.`,
  'email.malformed': 'This is not an e-mail address.',
  'email.not-ascii': 'The part before the @ may have ASCII characters only.',
  'email.unsupported-character': 'An address with this character cannot be invited.',
  'email.misplaced-character': 'The part before the @ may not begin or end like this.',
  'email.unknown-domain': 'What follows the @ is not a domain name.',
  'name.required': 'The given name is missing.',
  'name.too-long': `A name may have ${length(fieldLengths.givenName)} at most.`,
  'name.unsupported-character': 'Names take letters, marks, spaces, apostrophes, hyphens and dots.',
  'name.dot-before-letter': 'A dot may not stand directly before a letter.',
  'organization.required': 'The organization is missing.',
  'organization.too-long': `The organization may have ${length(fieldLengths.organization)} at most.`,
  'language.malformed': 'The language must be a BCP 47 tag, such as fr or pt-BR.',
  'justification.required': 'The access package asks for a justification.',
  'justification.too-long': `The justification may have ${length(fieldLengths.justification)} at most.`,
  'answer.required': 'The question must be answered.',
  'answer.not-a-text': 'The answer must be a string.',
  'answer.too-long': 'The answer is too long.',
  'answer.unknown-choice': 'The answer is none of the choices.',
  'answer.not-a-date': 'The answer must be a date, YYYY-MM-DD.',
  'answer.not-yes-or-no': 'The answer must be a boolean, "yes" or "no".',
  'terms.required': 'The terms must be accepted: send their version.',
  'terms.outdated': 'The terms have another version now.',
  'member.unknown': 'There is no such member.',
  'member.required': 'The member is missing.',
  'member.wrong-type': 'The member has the wrong type.',
  'returnUrl.not-allowed': 'No organization that may ask for this package has listed this address.',
};
