import type { DeliveryProblemMail } from '../../ports/mails/operator-mails';
import type { Tools } from '../tools';
import type { Wording } from '../wording';
import type { MailFact } from './mail-fact';
import type { MailScope } from './mail-scope';

const mostReferences = 5;

export function deliveryProblemScope(
  mail: DeliveryProblemMail,
  { wording, times }: Tools,
): MailScope {
  const { cause, count } = mail;
  const time = times.zonedMoment(mail.since);
  return {
    subject: wording.say('mail.problem.subject', { count, cause }),
    preheader: wording.say('mail.problem.preheader', { time }),
    title: wording.say('mail.problem.title', { count }),
    lead: wording.say('mail.problem.lead'),
    facts: [
      causeFact(cause, wording),
      { term: wording.say('mail.problem.since'), lines: [time] },
      ...requestFacts(mail.references.slice(0, mostReferences), wording),
    ],
    next: wording.say(`mail.problem.next.${runbookPage(cause)}`),
    foot: wording.say('mail.foot.operators'),
  };
}

const aboutMail = 'mail.';

/** In words where there are any, and by its code: what is looked up goes by that. */
function causeFact(cause: string, wording: Wording): MailFact {
  const term = wording.say('mail.problem.cause');
  const key = `mail.problem.causes.${cause.startsWith(aboutMail) ? 'mail' : cause}`;
  if (!wording.has(key)) return { term, lines: [cause] };
  const words = wording.say(key, { mail: cause.slice(aboutMail.length) });
  return { term, lines: [words], note: cause };
}

/** Each by the command that shows it. */
function requestFacts(references: readonly string[], wording: Wording): readonly MailFact[] {
  if (references.length === 0) return [];
  return [
    {
      term: wording.say('mail.problem.requests', { count: references.length }),
      lines: references.map((reference) => wording.say('mail.problem.command', { reference })),
      note: wording.say('mail.problem.onAzure'),
    },
  ];
}

type RunbookPage = 'deliveryFailed' | 'mailFailed' | 'graphThrottled' | 'orchestrationStuck';

function runbookPage(cause: string): RunbookPage {
  if (cause.startsWith(aboutMail)) return 'mailFailed';
  if (cause === 'graph.unavailable') return 'graphThrottled';
  return cause === 'orchestration.stuck' ? 'orchestrationStuck' : 'deliveryFailed';
}
