import { domainOf, withDomain } from '../../domain/email-address';
import { isCutWhenQuoted, printableLine, quotedText } from '../../domain/quoted-text';
import { fullName } from '../../domain/request/submission';
import type { ApprovalRequestMail, ApprovalSettledMail } from '../../ports/mails/approver-mails';
import { answerFacts } from '../answer-facts';
import { approversSentence } from '../approvers-sentence';
import { durationWords } from '../duration-words';
import type { Fact } from '../fact';
import { markDifference } from '../marked-domain';
import { settledOutcome } from '../settled-outcome';
import { settledWords } from '../settled-words';
import type { Scope } from '../template-engine';
import type { Tools } from '../tools';
import type { MailFact } from './mail-fact';
import type { MailScope } from './mail-scope';
import { makeQuote } from './quote';
import { policyText } from '../policy-text';

/** A typed answer never stands as it is: cut, links broken up, on one line unless several were asked for. */
function quotedFact({ term, lines, quote }: Fact): MailFact {
  return quote === undefined
    ? { term, lines: [printableLine(quotedText(lines.join(', ')))] }
    : { term, lines: [], quote: makeQuote(quote) };
}

const decidedTerms = { approve: 'approvedBy', deny: 'deniedBy' } as const;

/** Who decided before the reader, at earlier stages too; why and when is on the page. */
function decidedFacts({ stage }: ApprovalRequestMail, { wording }: Tools): readonly MailFact[] {
  return (['approve', 'deny'] as const).flatMap((choice) => {
    const lines = [...stage.earlier, ...stage.approvers]
      .filter(({ decision }) => decision?.choice === choice)
      .map(({ name }) => name);
    const term = wording.say(`mail.approval.${decidedTerms[choice]}`);
    return lines.length === 0 ? [] : [{ term, lines }];
  });
}

function detailFacts(mail: ApprovalRequestMail, tools: Tools): readonly MailFact[] {
  const { wording } = tools;
  const { number, count, name } = mail.stage;
  const words =
    count === 1
      ? wording.say('review.stageOnly', { name })
      : wording.say('review.stageOf', { number, count, name });
  return [
    ...answerFacts(mail.questions, mail.content, tools).map(quotedFact),
    { term: wording.say('review.stage'), lines: [words] },
    ...decidedFacts(mail, tools),
    { term: wording.say('mail.approval.lasts'), lines: [lastsWords(mail, tools)] },
  ];
}

function isAnyTextCut({ content }: ApprovalRequestMail): boolean {
  return [content.justification, ...Object.values(content.answers)].some(
    (text) => typeof text === 'string' && isCutWhenQuoted(text),
  );
}

function lastsWords({ accessLasts }: ApprovalRequestMail, { wording }: Tools): string {
  return accessLasts === undefined
    ? wording.say('review.noEnd')
    : wording.say('review.duration', { time: durationWords(accessLasts, wording) });
}

function requestFacts(mail: ApprovalRequestMail, tools: Tools): readonly MailFact[] {
  const { wording } = tools;
  const { email, unicodeDomain, organizationName } = mail.address;
  const domain = unicodeDomain ?? domainOf(email);
  return [
    { term: wording.say('review.address'), lines: [email] },
    ...(unicodeDomain === undefined
      ? []
      : [{ term: wording.say('review.unicode'), lines: [withDomain(email, unicodeDomain)] }]),
    {
      term: wording.say('review.organization'),
      lines: [organizationName ?? domain],
      ...(organizationName === undefined
        ? { note: wording.say('review.unknownOrganization') }
        : {}),
    },
  ];
}

function lookAlikeScope({ address }: ApprovalRequestMail): Scope | undefined {
  if (address.lookAlike === undefined) return undefined;
  const { known } = address.lookAlike;
  // In its ASCII form: not every mailbox shows the mark, without which a confusable letter could not be seen.
  const domain = quotedText(domainOf(address.email));
  return { known, domain: markDifference(domain, quotedText(known)) };
}

/** Subject and title stay as they were: mailboxes then show it below the first mail. */
function leadSentences(mail: ApprovalRequestMail, { wording, times }: Tools): string {
  const isNews = mail.isReopened && mail.kind === 'approval-request';
  return [
    ...(isNews ? [wording.say('mail.approval.reopened')] : []),
    wording.say('review.lead', { deadline: times.deadline(mail.stage.deadlineAt) }),
    approversSentence(mail.stage, wording),
  ].join(' ');
}

export function approvalRequestScope(mail: ApprovalRequestMail, tools: Tools): MailScope {
  const { wording } = tools;
  const values = {
    name: printableLine(fullName(mail.content)),
    package: policyText(mail.displayName, wording.locale),
  };
  const again = mail.kind === 'approval-reminder' ? 'Reminder' : '';
  const lead = leadSentences(mail, tools);
  return {
    subject: wording.say(`mail.approval.subject${again}`, values),
    preheader: lead,
    title: wording.say(`mail.approval.title${again}`, values),
    lead,
    lookAlike: lookAlikeScope(mail),
    facts: requestFacts(mail, tools),
    quote: makeQuote(mail.content.justification),
    details: detailFacts(mail, tools),
    rest: isAnyTextCut(mail) ? wording.say('mail.approval.rest') : undefined,
    buttons: [
      { label: wording.say('mail.approval.approve'), url: mail.approveUrl, isFilled: true },
      { label: wording.say('mail.approval.deny'), url: mail.denyUrl, isFilled: false },
    ],
    foot: wording.say(`mail.foot.${mail.role}`, { ...values, reference: mail.reference }),
  };
}

function undoSentence(mail: ApprovalSettledMail, { wording, times }: Tools): string | undefined {
  if (mail.undoUntil === undefined) return undefined;
  const key = mail.isReaders ? 'undoYours' : 'undoOthers';
  return wording.say(`mail.settled.${key}`, { time: times.clock(mail.undoUntil) });
}

export function approvalSettledScope(mail: ApprovalSettledMail, tools: Tools): MailScope {
  const { wording, times } = tools;
  const values = {
    name: printableLine(mail.requestorName),
    package: policyText(mail.displayName, wording.locale),
  };
  const outcome = settledOutcome(mail.settled);
  const how = mail.isReaders
    ? wording.say('mail.settled.withYours', { time: times.zonedMoment(mail.settled.at) })
    : settledWords(mail.settled, tools);
  const canUndo = mail.isReaders && mail.undoUntil !== undefined;
  return {
    subject: wording.say(`mail.settled.${outcome}`, values),
    preheader: how,
    title: wording.say(`settled.${outcome}`, values),
    lead: how,
    undo: undoSentence(mail, tools),
    notYou: canUndo ? wording.say('mail.settled.notYou') : undefined,
    facts: [
      { term: wording.say('mail.settled.who'), lines: [values.name] },
      { term: wording.say('mail.package'), lines: [values.package] },
    ],
    buttons: [
      { label: wording.say('mail.settled.button'), url: mail.reviewUrl, isFilled: canUndo },
    ],
    foot: wording.say('mail.foot.settled', { ...values, reference: mail.reference }),
  };
}
