import { normaliseAddress } from '../email-address';
import { parsePersonName } from '../person-name';
import type { AccessPackage } from '../policy/access-package';
import type { Answer, SubmissionContent } from '../request/submission';
import { checkAnswer } from './check-answer';
import type { FieldError } from './field-error';
import { fieldLengths } from './field-lengths';
import type { SignUpFields } from './sign-up-fields';

/** The address of a sign-up in its one form. */
export interface CheckedAddress {
  readonly address: string;
  readonly domain: string;
  /** Lower case: one mailbox, one key. */
  readonly key: string;
}

export type CheckedSignUp =
  | {
      readonly kind: 'valid';
      readonly address: CheckedAddress;
      readonly content: Omit<SubmissionContent, 'language'>;
    }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** Every field against what Graph takes and what the policy asks for; all problems at once, in the order of the form. */
export function checkSignUp(fields: SignUpFields, accessPackage: AccessPackage): CheckedSignUp {
  const errors: FieldError[] = [];
  const address = checkAddress(fields.email, errors);
  const givenName = checkName('givenName', fields.givenName, errors);
  const surname = checkName('surname', fields.surname, errors);
  const organization = checkText('organization', fields.organization, errors);
  if (givenName === '') errors.push({ field: 'givenName', code: 'name.required' });
  if (organization === '') errors.push({ field: 'organization', code: 'organization.required' });
  const answers = checkAnswers(fields, accessPackage, errors);
  const justification = checkText('justification', fields.justification ?? '', errors);
  if (accessPackage.justification === 'required' && justification === '') {
    errors.push({ field: 'justification', code: 'justification.required' });
  }
  const acceptedTerms = checkTerms(fields.acceptedTerms, accessPackage, errors);
  if (errors.length > 0 || address === undefined) return { kind: 'invalid', errors };
  const terms = acceptedTerms === undefined ? {} : { acceptedTerms };
  const content = { givenName, surname, organization, justification, answers, ...terms };
  return { kind: 'valid', address, content };
}

function checkAddress(email: string, errors: FieldError[]): CheckedAddress | undefined {
  const result = normaliseAddress(email);
  if (result.kind === 'address') return result;
  const { code, character } = result;
  errors.push({ field: 'email', code, ...(character === undefined ? {} : { character }) });
  return undefined;
}

function checkName(field: 'givenName' | 'surname', text: string, errors: FieldError[]): string {
  const result = parsePersonName(text);
  if (result.kind === 'name') return result.name;
  const { code, character } = result;
  errors.push({ field, code, ...(character === undefined ? {} : { character }) });
  return text;
}

function checkText(
  field: 'organization' | 'justification',
  text: string,
  errors: FieldError[],
): string {
  const trimmed = text.trim();
  if (trimmed.length > fieldLengths[field]) errors.push({ field, code: `${field}.too-long` });
  return trimmed;
}

function checkAnswers(
  fields: SignUpFields,
  { questions }: AccessPackage,
  errors: FieldError[],
): Readonly<Record<string, Answer>> {
  const answers: [string, Answer][] = [];
  for (const question of questions) {
    const checked = checkAnswer(question, fields.answers.get(question.id));
    if (checked.kind === 'answer') answers.push([question.id, checked.answer]);
    if (checked.kind === 'wrong') {
      errors.push({ field: `answers.${question.id}`, code: checked.code });
    }
  }
  if (fields.strictAnswers === true) errors.push(...unknownAnswers(fields, questions));
  return Object.fromEntries(answers);
}

function unknownAnswers(
  { answers }: SignUpFields,
  questions: AccessPackage['questions'],
): readonly FieldError[] {
  const known = new Set(questions.map(({ id }) => id));
  return [...answers.keys()]
    .filter((id) => !known.has(id))
    .map((id) => ({ field: `answers.${id}`, code: 'member.unknown' }));
}

/** Terms are accepted in the version that the policy has now: an older tick is no agreement to newer text. */
function checkTerms(
  accepted: string | undefined,
  { terms }: AccessPackage,
  errors: FieldError[],
): string | undefined {
  if (terms === undefined) return undefined;
  if (accepted === terms.version) return accepted;
  const isMissing = accepted === undefined || accepted === '';
  errors.push({ field: 'acceptedTerms', code: isMissing ? 'terms.required' : 'terms.outdated' });
  return undefined;
}
