import type { Question } from '../../domain/policy/question';
import type { SignUpPage } from '../../ports/pages/sign-up-pages';
import { makeField, type Field, type FieldChoice } from '../field';
import { fieldErrorSentence } from './field-error-sentence';
import type { Wording } from '../wording';
import { policyText } from '../policy-text';

/** Up to here radios, which show all answers at once; beyond, a list to open. */
const mostRadios = 7;

/** Makes the form's fields from what was entered and what is wrong with it. */
export interface SignUpFields {
  own(name: OwnField, details: Partial<Field>): Field;
  question(question: Question): Field;
  error(name: string): string | undefined;
  /** For the summary on top, in the order given. */
  readonly errors: readonly { readonly href?: string; readonly text: string }[];
}

type OwnField = 'email' | 'givenName' | 'surname' | 'organization' | 'justification';

function choicesOf(question: Question, value: string, wording: Wording): readonly FieldChoice[] {
  if (question.type === 'yesNo') {
    return (['yes', 'no'] as const).map((answer) => ({
      value: answer,
      label: wording.say(`common.${answer}`),
      isChosen: value === answer || value === String(answer === 'yes'),
    }));
  }
  if (question.type !== 'choice') return [];
  return question.choices.map((choice) => ({
    value: choice.value,
    label: policyText(choice.label, wording.locale),
    ...(choice.hint === undefined ? {} : { note: policyText(choice.hint, wording.locale) }),
    isChosen: value === choice.value,
  }));
}

function controlOf(question: Question): Field['control'] {
  switch (question.type) {
    case 'text':
      return question.multiline ? 'textarea' : 'text';
    case 'choice':
      return question.choices.length > mostRadios ? 'select' : 'radios';
    case 'yesNo':
      return 'radios';
    case 'date':
      return 'date';
  }
}

export function makeSignUpFields(page: SignUpPage, wording: Wording): SignUpFields {
  const valueOf = (name: string): string =>
    Object.hasOwn(page.values, name) ? (page.values[name] ?? '') : '';
  const error = (name: string): string | undefined => {
    const found = page.errors.find(({ field }) => field === name);
    return found === undefined ? undefined : fieldErrorSentence(page, found, wording);
  };

  return {
    error,
    errors: page.errors.map((one) => ({
      // Where the form goes back to came with it: there is no field to go to.
      ...(one.field === 'returnUrl' ? {} : { href: `#${one.field}` }),
      text: fieldErrorSentence(page, one, wording),
    })),
    own: (name, details) =>
      makeField({
        id: name,
        name,
        control: 'text',
        label: wording.say(`signup.${name}`),
        error: error(name),
        value: valueOf(name),
        ...details,
      }),
    question: (question) => {
      const name = `answers.${question.id}`;
      const hint =
        question.hint === undefined ? undefined : policyText(question.hint, wording.locale);
      return makeField({
        id: name,
        name,
        control: controlOf(question),
        label: policyText(question.label, wording.locale),
        note: question.required ? undefined : wording.say('common.optional'),
        hint,
        error: error(name),
        value: valueOf(name),
        choices: choicesOf(question, valueOf(name), wording),
        ...(question.type === 'text' ? { maxLength: question.maxLength } : {}),
      });
    },
  };
}
