import { longestLocalPart } from '../../domain/email-address';
import type { FieldError, FieldErrorCode } from '../../domain/intake/field-error';
import { fieldLengths } from '../../domain/intake/field-lengths';
import type { SignUpPage } from '../../ports/pages/sign-up-pages';
import { policyText } from '../policy-text';
import type { Wording } from '../wording';

/** The sentence for each error; `general` for what no form can get wrong. */
const sentences: Readonly<Record<FieldErrorCode, string>> = {
  'email.missing': 'email.missing',
  'email.too-long': 'email.too-long',
  'email.malformed': 'email.malformed',
  'email.not-ascii': 'email.not-ascii',
  'email.unsupported-character': 'email.unsupported-character',
  'email.misplaced-character': 'email.misplaced-character',
  'email.unknown-domain': 'email.unknown-domain',
  'name.required': 'name.required',
  'name.too-long': 'name.too-long',
  'name.unsupported-character': 'name.unsupported-character',
  'name.dot-before-letter': 'name.dot-before-letter',
  'organization.required': 'organization.required',
  'organization.too-long': 'organization.too-long',
  'justification.required': 'justification.required',
  'justification.too-long': 'justification.too-long',
  'answer.required': 'answer.required',
  'answer.not-a-text': 'general',
  'answer.too-long': 'answer.too-long',
  'answer.unknown-choice': 'answer.unknown-choice',
  'answer.not-a-date': 'answer.not-a-date',
  'answer.not-yes-or-no': 'answer.not-yes-or-no',
  'terms.required': 'terms.required',
  'terms.outdated': 'terms.outdated',
  'returnUrl.not-allowed': 'returnUrl.not-allowed',
  'language.malformed': 'general',
  'member.unknown': 'general',
  'member.required': 'general',
  'member.wrong-type': 'general',
};

type OwnField = keyof typeof fieldLengths;
const isOwn = (field: string): field is OwnField => Object.hasOwn(fieldLengths, field);

/** What the field is called, and how many characters it takes. */
function fieldFacts(
  { accessPackage }: SignUpPage,
  field: string,
  wording: Wording,
): { readonly label: string; readonly most: number } {
  if (isOwn(field)) return { label: wording.say(`signup.${field}`), most: fieldLengths[field] };
  const question = accessPackage.questions.find(({ id }) => field === `answers.${id}`);
  return {
    label: question === undefined ? field : policyText(question.label, wording.locale),
    most: question?.type === 'text' ? question.maxLength : 0,
  };
}

/** What is wrong with one field, as a sentence that can stand alone. */
export function fieldErrorSentence(
  page: SignUpPage,
  { field, code, character = '' }: FieldError,
  wording: Wording,
): string {
  const { label, most } = fieldFacts(page, field, wording);
  // Where nobody decides, a reason helps nobody to.
  const isUndecided = code === 'justification.required' && page.stageCount === 0;
  const sentence = isUndecided ? 'justification.required-undecided' : sentences[code];
  return wording.say(`signup.errors.${sentence}`, {
    label,
    character,
    most: most.toLocaleString(wording.locale),
    mostBefore: longestLocalPart,
  });
}
