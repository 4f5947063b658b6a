import type { DeliveryProblemMail } from '../../ports/mails/operator-mails';
import type { Tools } from '../tools';
import type { MailScope } from './mail-scope';

const mostReferences = 5;

export function deliveryProblemScope(
  mail: DeliveryProblemMail,
  { wording, times }: Tools,
): MailScope {
  const { cause, count } = mail;
  const time = times.zonedMoment(mail.since);
  const references = mail.references.slice(0, mostReferences);
  const requests = {
    term: wording.say('mail.problem.requests', { count: references.length }),
    lines: references,
  };
  return {
    subject: wording.say('mail.problem.subject', { count, cause }),
    preheader: wording.say('mail.problem.preheader', { time }),
    title: wording.say('mail.problem.title', { count }),
    lead: wording.say('mail.problem.lead'),
    facts: [
      { term: wording.say('mail.problem.cause'), lines: [cause] },
      { term: wording.say('mail.problem.since'), lines: [time] },
      ...(references.length === 0 ? [] : [requests]),
    ],
    next: wording.say('mail.problem.next'),
    foot: wording.say('mail.foot.operators'),
  };
}
