import { printableLine } from '../../domain/quoted-text';
import type {
  GuestWelcomeMail,
  RequestCanceledMail,
  RequestDeniedMail,
  RequestExpiredMail,
  RequestReceivedMail,
  VerifyAddressMail,
} from '../../ports/mails/requestor-mails';
import type { ResourceView } from '../../ports/request-view';
import { resourceWords } from '../resource-words';
import type { Tools } from '../tools';
import type { MailFact } from './mail-fact';
import type { MailScope } from './mail-scope';
import { makeQuote } from './quote';
import { policyText } from '../policy-text';

export function verifyAddressScope(mail: VerifyAddressMail, tools: Tools): MailScope {
  const { wording, times, branding } = tools;
  const values = {
    package: policyText(mail.displayName, wording.locale),
    organization: branding.name,
  };
  return {
    subject: wording.say('mail.verify.subject', values),
    preheader: wording.say('mail.verify.preheader', values),
    title: wording.say('mail.verify.title'),
    lead: wording.say('mail.verify.lead', values),
    deadline: times.deadline(mail.expiresAt),
    buttons: [{ label: wording.say('mail.verify.button'), url: mail.verifyUrl, isFilled: true }],
    foot: wording.say('mail.foot.verify', values),
  };
}

type ToRequestor =
  | RequestReceivedMail
  | RequestDeniedMail
  | RequestExpiredMail
  | RequestCanceledMail
  | GuestWelcomeMail;

function valuesOf(
  mail: ToRequestor,
  { wording, branding }: Tools,
): { readonly name: string; readonly package: string; readonly organization: string } {
  return {
    name: printableLine(mail.givenName),
    package: policyText(mail.displayName, wording.locale),
    organization: branding.name,
  };
}

/** What all mails to a requestor share; `area` is where their sentences are. */
function common(
  area: string,
  mail: ToRequestor,
  tools: Tools,
): Pick<MailScope, 'subject' | 'preheader' | 'title' | 'foot'> {
  const { wording } = tools;
  const values = valuesOf(mail, tools);
  return {
    subject: wording.say(`mail.${area}.subject`, values),
    preheader: wording.say(`mail.${area}.preheader`),
    title: wording.say(`mail.${area}.title`, values),
    foot: wording.say('mail.foot.requestor', { ...values, reference: mail.reference }),
  };
}

export function requestReceivedScope(mail: RequestReceivedMail, tools: Tools): MailScope {
  const { wording } = tools;
  const values = valuesOf(mail, tools);
  return {
    ...common('received', mail, tools),
    lead: wording.say('mail.received.lead', values),
    next: wording.say(`mail.received.${mail.stageCount > 0 ? 'stages' : 'noStage'}`, values),
    buttons: [{ label: wording.say('mail.received.button'), url: mail.statusUrl, isFilled: true }],
  };
}

export function requestDeniedScope(mail: RequestDeniedMail, tools: Tools): MailScope {
  return {
    ...common('denied', mail, tools),
    lead: tools.wording.say('mail.denied.lead', valuesOf(mail, tools)),
    quote: makeQuote(mail.message),
    next: tools.wording.say('mail.denied.next'),
  };
}

export function requestExpiredScope(mail: RequestExpiredMail, tools: Tools): MailScope {
  return {
    ...common('expired', mail, tools),
    lead: tools.wording.say('mail.expired.lead', valuesOf(mail, tools)),
    next: tools.wording.say('mail.expired.next'),
  };
}

export function requestCanceledScope(mail: RequestCanceledMail, tools: Tools): MailScope {
  return {
    ...common('canceled', mail, tools),
    lead: tools.wording.say(`mail.canceled.${mail.by}`, valuesOf(mail, tools)),
    next: tools.wording.say('mail.canceled.next'),
  };
}

const leads = { all: 'Lead', some: 'LeadSome', none: 'LeadNone' } as const;

export function guestWelcomeScope(mail: GuestWelcomeMail, tools: Tools): MailScope {
  const { wording, times } = tools;
  const values = valuesOf(mail, tools);
  const { kind, url } = mail.link;
  const { extent, given, missing } = mail.access;
  const listed = (term: string, resources: readonly ResourceView[]): readonly MailFact[] =>
    resources.length === 0
      ? []
      : [{ term, lines: resources.map((resource) => resourceWords(resource, wording)) }];
  return {
    ...common('welcome', mail, tools),
    lead: wording.say(`mail.welcome.${kind}${leads[extent]}`, values),
    facts: [
      ...listed(wording.say('mail.welcome.gets'), given),
      ...listed(wording.say('mail.welcome.missing'), missing),
      {
        term: wording.say('mail.welcome.until'),
        lines: [
          mail.accessEndsAt === undefined
            ? wording.say('mail.welcome.noEnd')
            : wording.say('mail.welcome.untilDate', { date: times.date(mail.accessEndsAt) }),
        ],
      },
    ],
    buttons: [{ label: wording.say(`mail.welcome.${kind}`, values), url, isFilled: true }],
    note: wording.say(`mail.welcome.${kind}Note`),
    quote: makeQuote(mail.message),
  };
}
