import { fieldLengths } from '../../domain/intake/field-lengths';
import { pickText } from '../../domain/localized-text';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { Question } from '../../domain/policy/question';
import { shippedCatalogues } from '../catalogue';
import { escapeHtml } from '../escape-html';
import { signUpWords, type SignUpWords } from '../sign-up-words';
import { makeWording, type Wording } from '../wording';
import { hiddenInput, labelled, options, radios, textInput, type FormField } from './html-controls';
import { intakeUrl, type PartnerForm } from './partner-form';

const dryRunNote =
  '<!-- To try it with nothing stored or mailed, add: <input type="hidden" name="dryRun" value="true"> -->';

/** A form for the partner's own page, worded as the hosted one, that works without any script. */
export function htmlForm(form: PartnerForm): string {
  const { accessPackage, organization, locale } = form;
  const wording = makeWording(locale, shippedCatalogues[locale]);
  const returnUrl = organization.returnUrls[0];
  const lines = [
    `<form method="post" action="${escapeHtml(intakeUrl(form))}" accept-charset="utf-8" lang="${locale}">`,
    hiddenInput('accessPackageId', accessPackage.id),
    hiddenInput('language', locale),
    ...(returnUrl === undefined ? [] : [hiddenInput('returnUrl', returnUrl)]),
    ...ownFields(form, wording),
    ...accessPackage.questions.map((question) => questionField(question, wording)),
    justificationField(form, wording),
    ...termsField(form, wording),
    `<p><button>${escapeHtml(wording.say('signup.submit'))}</button></p>`,
  ];
  return `${dryRunNote}\n${lines.join('\n  ')}\n</form>\n`;
}

const wordsOf = (accessPackage: AccessPackage): SignUpWords =>
  signUpWords(accessPackage, accessPackage.approval.stages.length);

function ownFields(
  { accessPackage, organization }: PartnerForm,
  wording: Wording,
): readonly string[] {
  const field = (name: keyof typeof fieldLengths, more: Partial<FormField>): string =>
    textInput({
      name,
      label: wording.say(`signup.${name}`),
      maxLength: fieldLengths[name],
      required: true,
      ...more,
    });
  const optional = wording.say('common.optional');
  return [
    field('email', {
      label: wording.say(wordsOf(accessPackage).email),
      type: 'email',
      autocomplete: 'email',
    }),
    field('givenName', { autocomplete: 'given-name' }),
    field('surname', {
      autocomplete: 'family-name',
      required: false,
      note: optional,
    }),
    field('organization', {
      autocomplete: 'organization',
      value: organization.displayName,
    }),
  ];
}

function questionField(question: Question, wording: Wording): string {
  const { id, hint, required } = question;
  const pick = (text: Question['label']): string => pickText(text, [wording.locale]);
  const field: FormField = {
    name: `answers.${id}`,
    label: pick(question.label),
    required,
    ...(required ? {} : { note: wording.say('common.optional') }),
    ...(hint === undefined ? {} : { hint: pick(hint) }),
  };
  switch (question.type) {
    case 'text': {
      const { maxLength, multiline } = question;
      return textInput({ ...field, maxLength, type: multiline ? 'lines' : 'text' });
    }
    case 'date':
      return textInput({ ...field, type: 'date' });
    case 'choice': {
      const choices = question.choices.map(({ value, label }) => ({ value, label: pick(label) }));
      return options({ ...field, choose: wording.say('common.choose') }, choices);
    }
    case 'yesNo': {
      const answers = (['yes', 'no'] as const).map((value) => ({
        value,
        label: wording.say(`common.${value}`),
      }));
      return radios(field, answers);
    }
  }
}

function justificationField({ accessPackage }: PartnerForm, wording: Wording): string {
  const required = accessPackage.justification === 'required';
  return textInput({
    name: 'justification',
    label: wording.say('signup.justification'),
    hint: wording.say(wordsOf(accessPackage).justificationHint),
    type: 'lines',
    maxLength: fieldLengths.justification,
    required,
    ...(required ? {} : { note: wording.say('common.optional') }),
  });
}

function termsField(
  { accessPackage: { terms } }: PartnerForm,
  wording: Wording,
): readonly string[] {
  if (terms === undefined) return [];
  const { version, url } = terms;
  const input = `<input type="checkbox" id="acceptedTerms" name="acceptedTerms" value="${escapeHtml(version)}" required>`;
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(wording.say('signup.termsLink'))}</a>`;
  const label = labelled('acceptedTerms', wording.say('signup.terms'));
  return [`<p>${input} ${label} ${link}</p>`];
}
