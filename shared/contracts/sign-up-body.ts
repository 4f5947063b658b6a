import { z } from 'zod';
import type { FieldError } from '../domain/intake/field-error';
import type { SignUpFields } from '../domain/intake/sign-up-fields';
import { hasRepeatedMember } from './has-repeated-member';

/** What a sign-up post said, and how it wants to be treated. */
export interface SignUpBody {
  readonly fields: SignUpFields;
  /** All checks, nothing stored or mailed. */
  readonly dryRun: boolean;
  /** Forms only: where the browser goes afterwards. */
  readonly returnUrl?: string | undefined;
}

export type SignUpBodyResult =
  | { readonly kind: 'body'; readonly body: SignUpBody }
  /** No JSON object, or a single value given twice. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

const text = z.string();

/** Tags in use have less than half of it; of a very long one each part would be compared with every other. */
const longestTag = 100;

/** @see https://www.rfc-editor.org/info/bcp47 */
function isLanguageTag(tag: string): boolean {
  try {
    return tag.length <= longestTag && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * Body of `POST /api/signup-requests` as JSON. Unknown members are errors: a typo must not go unnoticed. What a person has
 * to say may be absent here: it is asked for with all that is wrong with the rest.
 */
const signUpJsonSchema = z.strictObject({
  accessPackageId: text,
  email: text.default(''),
  givenName: text.default(''),
  surname: text.default(''),
  organization: text.default(''),
  language: text.refine((tag) => tag === '' || isLanguageTag(tag)).optional(),
  justification: text.optional(),
  answers: z.record(text, z.union([text, z.boolean()])).default({}),
  acceptedTerms: text.optional(),
  dryRun: z.boolean().default(false),
});

/** Parses a JSON body; problems of its shape are reported at their members. */
export function parseSignUpJson(json: string): SignUpBodyResult {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'malformed' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'malformed' };
  }
  if (hasRepeatedMember(json)) return { kind: 'malformed' };
  const parsed = signUpJsonSchema.safeParse(value, { reportInput: true });
  const overlooked = overlookedAnswers(value);
  if (!parsed.success) {
    return { kind: 'invalid', errors: [...parsed.error.issues.flatMap(toErrors), ...overlooked] };
  }
  if (overlooked.length > 0) return { kind: 'invalid', errors: overlooked };
  const { answers, dryRun, ...fields } = parsed.data;
  return {
    kind: 'body',
    body: {
      fields: { ...fields, answers: new Map(Object.entries(answers)), strictAnswers: true },
      dryRun,
    },
  };
}

/** The one name that records pass over, since assigning to it would set a prototype. */
function overlookedAnswers(body: object): readonly FieldError[] {
  const answers: unknown = 'answers' in body ? body.answers : undefined;
  const isThere =
    typeof answers === 'object' && answers !== null && Object.hasOwn(answers, '__proto__');
  return isThere ? [{ field: 'answers.__proto__', code: 'member.unknown' }] : [];
}

function toErrors(issue: z.core.$ZodIssue): readonly FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      code: 'member.unknown',
    }));
  }
  const field = issue.path.join('.');
  if (issue.code === 'custom') return [{ field, code: 'language.malformed' }];
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ field, code: isMissing ? 'member.required' : 'member.wrong-type' }];
}

const formFields = [
  'accessPackageId',
  'email',
  'givenName',
  'surname',
  'organization',
  'language',
  'justification',
  'acceptedTerms',
  'dryRun',
  'returnUrl',
] as const;
const answerPrefix = 'answers.';

/** Whether a field of a form says something about a sign-up; questions are named by their ids. */
export function isSignUpField(name: string, questionIds: readonly string[]): boolean {
  return name.startsWith(answerPrefix)
    ? questionIds.includes(name.slice(answerPrefix.length))
    : formFields.some((field) => field === name);
}

/** Parses a form post; unknown fields are ignored, as forms carry buttons and trackers of their own. */
export function parseSignUpForm(form: URLSearchParams): SignUpBodyResult {
  const answers = new Map<string, string>();
  for (const [name, value] of form) {
    if (!name.startsWith(answerPrefix)) continue;
    const id = name.slice(answerPrefix.length);
    if (answers.has(id)) return { kind: 'malformed' };
    answers.set(id, value);
  }
  if (formFields.some((name) => form.getAll(name).length > 1)) return { kind: 'malformed' };
  const optional = (name: (typeof formFields)[number]): string | undefined =>
    form.get(name) ?? undefined;
  return {
    kind: 'body',
    body: {
      fields: {
        accessPackageId: form.get('accessPackageId') ?? '',
        email: form.get('email') ?? '',
        givenName: form.get('givenName') ?? '',
        surname: form.get('surname') ?? '',
        organization: form.get('organization') ?? '',
        language: optional('language'),
        justification: optional('justification'),
        answers,
        acceptedTerms: optional('acceptedTerms'),
      },
      dryRun: form.get('dryRun') === 'true',
      returnUrl: optional('returnUrl'),
    },
  };
}
