import type { FieldError } from '../../shared/domain/intake/field-error';

const details: Readonly<Record<string, string>> = {
  'email.missing': 'The address is missing.',
  'email.too-long': 'The address has more than 254 characters, or more than 64 before the @.',
  'email.malformed': 'This is not a mail address.',
  'email.not-ascii': 'The part before the @ may have ASCII characters only.',
  'email.unsupported-character': 'An address with this character cannot be invited.',
  'email.misplaced-character': 'The part before the @ may not begin or end like this.',
  'email.unknown-domain': 'What follows the @ is not a domain name.',
  'name.required': 'The given name is missing.',
  'name.too-long': 'A name may have 64 characters at most.',
  'name.unsupported-character': 'Names take letters, marks, spaces, apostrophes, hyphens and dots.',
  'name.dot-before-letter': 'A dot may not stand directly before a letter.',
  'organization.required': 'The organization is missing.',
  'organization.too-long': 'The organization may have 128 characters at most.',
  'language.malformed': 'The language must be a BCP 47 tag, such as fr or pt-BR.',
  'justification.required': 'The access package asks for a justification.',
  'justification.too-long': 'The justification may have 2,000 characters at most.',
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

/** What is wrong with a field, for programmers; people read the form's own sentences. */
export function fieldErrorDetail({ code, character }: FieldError): string {
  const detail = details[code] ?? 'The value cannot be accepted.';
  return character === undefined ? detail : `${detail} (${character})`;
}

const answerPrefix = 'answers.';

/**
 * Where the field stands in the JSON body.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-6
 */
export function fieldPointer(field: string): string {
  const steps = field.startsWith(answerPrefix)
    ? ['answers', field.slice(answerPrefix.length)]
    : [field];
  const escaped = steps.map((step) =>
    encodeURIComponent(wellFormed(step).replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ['#', ...escaped].join('/');
}

/** JSON can name a member by half a character, which no address can hold. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
