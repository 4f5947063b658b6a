import type { LinkInvalidPage, LinksSentPage, ProblemPage } from '../../ports/pages/link-pages';
import { makeField } from '../field';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';

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

export function problemScope(page: ProblemPage, { wording }: Tools): Scope {
  return {
    title: wording.say(`problem.${page.code}.title`),
    lead: wording.say(`problem.${page.code}.lead`),
    next: wording.say(`problem.${page.code}.next`),
    hasStart: leadToStart.has(page.code),
  };
}
