import type {
  LinkInvalidPage,
  LinksSentPage,
  PostedForm,
  ProblemPage,
} from '../../ports/pages/link-pages';
import { makeField } from '../field';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import type { Wording } from '../wording';

export function linkInvalidScope(page: LinkInvalidPage, { wording }: Tools): Scope {
  const error = page.isEmailWrong === true ? wording.say('links.invalid.emailError') : undefined;
  return {
    title: wording.say('links.invalid.title'),
    hasErrors: error !== undefined,
    errors: error === undefined ? [] : [{ href: '#email', text: error }],
    action: '/links',
    email: makeField({
      id: 'email',
      name: 'email',
      control: 'email',
      label: wording.say('links.invalid.email'),
      error,
      value: page.email ?? '',
      autocomplete: 'email',
    }),
  };
}

export function linksSentScope(_page: LinksSentPage, { wording }: Tools): Scope {
  return { title: wording.say('links.sent.title') };
}

/** Problems after which the list of what is open helps. */
const leadToStart: ReadonlySet<ProblemPage['code']> = new Set<ProblemPage['code']>([
  'not-found',
  'access-package-unknown',
  'policy-refused',
]);

/** The form with the address to be changed; all else goes along. */
function withOtherAddress({ action, fields }: PostedForm, wording: Wording): Scope {
  const email = makeField({
    id: 'email',
    name: 'email',
    control: 'email',
    label: wording.say('signup.email'),
    hint: wording.say('problem.otherAddress.kept'),
    value: fields.find(({ name }) => name === 'email')?.value ?? '',
    autocomplete: 'email',
  });
  const hidden = fields.filter(({ name }) => name !== 'email');
  return { action, email, hidden, submit: wording.say('signup.submit') };
}

function asItWas({ action, fields }: PostedForm, wording: Wording): Scope {
  const note = wording.say('problem.sendAgain.kept');
  return { action, note, hidden: fields, submit: wording.say('problem.sendAgain.submit') };
}

export function problemScope({ code, form, isPaused }: ProblemPage, tools: Tools): Scope {
  const { wording, branding } = tools;
  const isForOtherAddress = form !== undefined && code === 'policy-refused';
  const again = isForOtherAddress ? withOtherAddress : asItWas;
  const words = isPaused === true ? 'paused' : code;
  return {
    title: wording.say(`problem.${words}.title`),
    lead: wording.say(`problem.${words}.lead`, { organization: branding.name }),
    nextTitle: wording.say(isForOtherAddress ? 'problem.otherAddress.title' : 'problem.now'),
    next: wording.say(`problem.${words}.next`),
    again: form && again(form, wording),
    hasStart: leadToStart.has(code),
  };
}
