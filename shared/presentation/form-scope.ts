import type { ActingForm, FormRefusal } from '../ports/acting-form';
import { makeField, type Field } from './field';
import type { Wording } from './wording';

interface SummaryError {
  readonly text: string;
  /** Link to the field that it is about. */
  readonly href?: string;
}

/** An acting form as the templates draw it. */
export interface FormScope {
  readonly action: string;
  readonly csrf: string;
  /** None or one. */
  readonly errors: readonly SummaryError[];
  readonly referenceField?: Field;
  readonly sureError?: string;
  readonly choiceError?: string;
  readonly justificationError?: string;
}

const noForm: FormScope = { action: '', csrf: '', errors: [] };

function referenceField(reference: string, error: string, wording: Wording): Field {
  return makeField({
    id: 'reference',
    name: 'reference',
    control: 'text',
    label: wording.say('form.reference'),
    hint: wording.say('form.referenceHint', { reference }),
    error,
    value: '',
    autocomplete: 'off',
    maxLength: 20,
  });
}

function refused(
  refusal: FormRefusal,
  about: { readonly reference: string; readonly choiceId: string },
  wording: Wording,
): Omit<FormScope, 'action' | 'csrf'> {
  switch (refusal) {
    case 'no-cookie':
    case 'wrong-reference': {
      const text = wording.say(`form.${refusal}`);
      const field = referenceField(about.reference, text, wording);
      return { errors: [{ text, href: '#reference' }], referenceField: field };
    }
    case 'no-choice': {
      const text = wording.say('form.choice');
      return { errors: [{ text, href: `#${about.choiceId}` }], choiceError: text };
    }
    case 'not-ticked': {
      const text = wording.say('form.sure');
      return { errors: [{ text, href: '#sure' }], sureError: text };
    }
    case 'justification-missing': {
      const text = wording.say('form.justification');
      return { errors: [{ text, href: '#justification' }], justificationError: text };
    }
    case 'not-from-here':
    case 'too-early':
    case 'changed':
    case 'submission-gone':
      return { errors: [{ text: wording.say(`form.${refusal}`) }] };
  }
}

/** @param about the request's reference, and the id of the first radio where the form has some */
export function formScope(
  form: ActingForm | undefined,
  about: { readonly reference: string; readonly choiceId?: string },
  wording: Wording,
): FormScope {
  if (form === undefined) return noForm;
  const { action, csrf, refusal } = form;
  if (refusal === undefined) return { action, csrf, errors: [] };
  return { action, csrf, ...refused(refusal, { choiceId: 'choice', ...about }, wording) };
}
