import { fieldLengths } from '../../domain/intake/field-lengths';
import type { PackagesPage, ReceivedPage, SignUpPage } from '../../ports/pages/sign-up-pages';
import { signUpWords } from '../sign-up-words';
import type { Step } from '../step';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import { makeSignUpFields, type SignUpFields } from './sign-up-fields';
import { policyText } from '../policy-text';

export function packagesScope({ isPaused }: PackagesPage, { wording, branding }: Tools): Scope {
  const step = (name: string): Step => ({
    title: wording.say(`packages.${name}Title`, { organization: branding.name }),
    note: wording.say(`packages.${name}Note`),
  });
  const title = wording.say(isPaused === true ? 'problem.paused.title' : 'packages.title');
  return { title, steps: ['ask', 'decide', 'invite'].map(step) };
}

function nextSteps(page: SignUpPage, packageName: string, tools: Tools): readonly Step[] {
  const { wording, branding } = tools;
  const decide: Step = {
    title: wording.say('signup.decideTitle', { organization: branding.name }),
    note: wording.say('signup.decideNote', { count: page.stageCount }),
  };
  return [
    { title: wording.say('signup.confirmTitle'), note: wording.say('signup.confirmNote') },
    ...(page.stageCount > 0 ? [decide] : []),
    {
      title: wording.say('signup.inviteTitle'),
      note: wording.say('signup.inviteNote', { package: packageName }),
    },
  ];
}

function termsScope(page: SignUpPage, fields: SignUpFields): Scope | undefined {
  const { terms } = page.accessPackage;
  if (terms === undefined) return undefined;
  const isAccepted = page.values['acceptedTerms'] === terms.version;
  return { ...terms, isAccepted, error: fields.error('acceptedTerms') };
}

function ownFields(page: SignUpPage, fields: SignUpFields, tools: Tools): Scope {
  const { wording } = tools;
  const optional = wording.say('common.optional');
  const isNeeded = page.accessPackage.justification === 'required';
  const words = signUpWords(page.accessPackage, page.stageCount);
  return {
    email: fields.own('email', {
      control: 'email',
      label: wording.say(words.email),
      hint: wording.say('signup.emailHint'),
      autocomplete: 'email',
    }),
    givenName: fields.own('givenName', { autocomplete: 'given-name' }),
    surname: fields.own('surname', { autocomplete: 'family-name', note: optional }),
    organization: fields.own('organization', { autocomplete: 'organization' }),
    justification: fields.own('justification', {
      control: 'textarea',
      hint: wording.say(words.justificationHint),
      maxLength: fieldLengths.justification,
      ...(isNeeded ? {} : { note: optional }),
    }),
  };
}

export function signUpScope(page: SignUpPage, tools: Tools): Scope {
  const { wording } = tools;
  const { accessPackage } = page;
  const packageName = policyText(accessPackage.displayName, wording.locale);
  const fields = makeSignUpFields(page, wording);
  return {
    title: wording.say('signup.title', { package: packageName }),
    action: `/signup/${accessPackage.id}`,
    hasErrors: page.errors.length > 0,
    errors: fields.errors,
    ...ownFields(page, fields, tools),
    questions: accessPackage.questions.map((question) => fields.question(question)),
    terms: termsScope(page, fields),
    steps: nextSteps(page, packageName, tools),
  };
}

export function receivedScope(page: ReceivedPage, { wording, branding }: Tools): Scope {
  const packageName = policyText(page.accessPackage.displayName, wording.locale);
  const subject = wording.say('mail.verify.subject', { package: packageName });
  const reference = { term: wording.say('common.reference'), lines: [page.reference] };
  const decide: Step = {
    title: wording.say('address.received.decideTitle', { organization: branding.name }),
    note: wording.say('address.received.decideNote'),
  };
  return {
    title: wording.say('address.received.title'),
    facts: [
      { term: wording.say('address.received.from'), lines: [page.sender] },
      { term: wording.say('address.received.subject'), lines: [subject] },
      ...(page.reference === undefined ? [] : [reference]),
    ],
    again: `/signup/${page.accessPackage.id}`,
    steps: [
      {
        title: wording.say('address.received.confirmTitle'),
        note: wording.say('address.received.confirmNote'),
        state: 'now',
      },
      ...(page.stageCount > 0 ? [decide] : []),
      { title: wording.say('address.verified.invite') },
    ],
  };
}
