import { printableLine } from '../../domain/quoted-text';
import type { AccessEndedMail, AccessEndingMail } from '../../ports/mails/access-mails';
import { durationWords } from '../duration-words';
import { resourceWords } from '../resource-words';
import type { Tools } from '../tools';
import type { MailFact } from './mail-fact';
import type { MailScope } from './mail-scope';
import { policyText } from '../policy-text';

type AccessMail = AccessEndingMail | AccessEndedMail;

function valuesOf(mail: AccessMail, date: string, { wording, branding, times }: Tools) {
  return {
    name: printableLine(mail.givenName),
    guest: printableLine(mail.guestName),
    package: policyText(mail.displayName, wording.locale),
    organization: branding.name,
    date: times.date(date),
  };
}

function foot(mail: AccessMail, tools: Tools, values: ReturnType<typeof valuesOf>): string {
  const key = mail.reader.kind === 'guest' ? 'requestor' : 'sponsor';
  return tools.wording.say(`mail.foot.${key}`, { ...values, reference: mail.reference });
}

/** Whose access it is, to those who know the person by more than a name. */
function facts({ reader }: AccessMail, { wording }: Tools): readonly MailFact[] {
  return reader.kind === 'sponsor'
    ? [{ term: wording.say('review.address'), lines: [reader.email] }]
    : [];
}

/** To sponsors it says what to do, to the guest whom to turn to. */
function whatNext({ extension, canBeExtended }: AccessEndingMail, { wording }: Tools): string {
  if (extension !== undefined) {
    const time = durationWords(extension.by, wording);
    return wording.say('mail.ending.extend', { time });
  }
  return wording.say(`mail.ending.${canBeExtended ? 'guestNext' : 'extendedBefore'}`);
}

export function accessEndingScope(mail: AccessEndingMail, tools: Tools): MailScope {
  const { wording, times } = tools;
  const values = valuesOf(mail, mail.endsAt, tools);
  const who = mail.reader.kind;
  const { extension } = mail;
  return {
    subject: wording.say(`mail.ending.${who}Subject`, values),
    preheader: whatNext(mail, tools),
    title: wording.say(`mail.ending.${who}Title`, values),
    lead: wording.say(`mail.ending.${who}Lead`, values),
    next: whatNext(mail, tools),
    facts: [
      { term: wording.say('mail.ending.until'), lines: [times.deadline(mail.endsAt)] },
      ...facts(mail, tools),
    ],
    buttons:
      extension === undefined
        ? []
        : [{ label: wording.say('mail.ending.button'), url: extension.url, isFilled: true }],
    note: extension === undefined ? undefined : wording.say('mail.ending.note'),
    foot: foot(mail, tools, values),
  };
}

export function accessEndedScope(mail: AccessEndedMail, tools: Tools): MailScope {
  const { wording } = tools;
  const values = valuesOf(mail, mail.endedAt, tools);
  const who = mail.reader.kind;
  const lost = {
    term: wording.say('mail.ended.lost'),
    lines: mail.resources.map((resource) => resourceWords(resource, wording)),
  };
  const why = who === 'sponsor' && mail.cause === 'guest.absent' ? 'absentNext' : `${who}Next`;
  return {
    subject: wording.say(`mail.ended.${who}Subject`, values),
    preheader: wording.say(`mail.ended.${why}`, values),
    title: wording.say(`mail.ended.${who}Title`, values),
    lead: wording.say(`mail.ended.${who}Lead`, values),
    next: wording.say(`mail.ended.${why}`, values),
    facts: [...(lost.lines.length === 0 ? [] : [lost]), ...facts(mail, tools)],
    foot: foot(mail, tools, values),
  };
}
