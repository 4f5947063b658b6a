import { domainOf } from '../../domain/email-address';
import type { ExtendAccessPage } from '../../ports/pages/extend-page';
import { durationWords } from '../duration-words';
import type { Fact } from '../fact';
import { formScope } from '../form-scope';
import { resourceWords } from '../resource-words';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import { policyText } from '../policy-text';

function extendFacts(page: ExtendAccessPage, { wording, times }: Tools): readonly Fact[] {
  const { organizationName, endsAt, resources } = page;
  const organization = organizationName ?? domainOf(page.email);
  const gets = resources.map((resource) => resourceWords(resource, wording));
  return [
    { term: wording.say('review.address'), lines: [page.email] },
    { term: wording.say('review.organization'), lines: [organization] },
    ...(gets.length === 0 ? [] : [{ term: wording.say('extend.has'), lines: gets }]),
    { term: wording.say('extend.since'), lines: [times.date(page.startedAt)] },
    ...(endsAt === undefined
      ? []
      : [{ term: wording.say('extend.until'), lines: [times.dateAndClock(endsAt)] }]),
  ];
}

function lead({ outcome, endsAt }: ExtendAccessPage, { wording, times }: Tools): string {
  switch (outcome.kind) {
    case 'open':
      return wording.say('extend.lead', { deadline: times.deadline(endsAt ?? outcome.nextEnd) });
    case 'extended': {
      const key = outcome.isReaders ? 'leadYours' : 'leadOthers';
      return wording.say(`extend.${key}`, { time: times.moment(outcome.at) });
    }
    case 'over':
      return wording.say('extend.leadOver');
  }
}

function next({ outcome }: ExtendAccessPage, { wording, branding }: Tools): string {
  if (outcome.kind === 'open') return '';
  return outcome.kind === 'extended'
    ? wording.say('extend.nextExtended')
    : wording.say('extend.nextOver', { organization: branding.name });
}

export function extendScope(page: ExtendAccessPage, tools: Tools): Scope {
  const { wording, times } = tools;
  const { outcome } = page;
  const open = outcome.kind === 'open' ? outcome : undefined;
  const form = formScope(open?.form, page, wording);
  const names = { name: page.guestName, package: policyText(page.displayName, wording.locale) };
  return {
    title: wording.say(`extend.title.${outcome.kind}`, names),
    hasErrors: form.errors.length > 0,
    form,
    isOpen: open !== undefined,
    lead: lead(page, tools),
    next: next(page, tools),
    late: page.tooLate ? wording.say('extend.late') : undefined,
    facts: extendFacts(page, tools),
    sureLabel:
      open === undefined ? '' : wording.say('extend.sure', { date: times.date(open.nextEnd) }),
    sureNote:
      open === undefined
        ? ''
        : wording.say('extend.sureNote', { time: durationWords(open.by, wording) }),
  };
}
