import { accessEnd } from '../../domain/lifecycle/access-end';
import { nextLook, noticesDue } from '../../domain/lifecycle/end-notices';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { DirectoryReference } from '../../domain/policy/approver-reference';
import type { ExplainedDelivery, ExplainedMail, PlannedTimer } from './explanation';
import {
  accountWords,
  durationWords,
  listWords,
  referenceWords,
  resourceWords,
} from './policy-words';

export interface DeliveryQuestion {
  readonly accessPackage: AccessPackage;
  readonly at: Date;
  readonly timeZone: string;
  readonly organizationSponsors: readonly DirectoryReference[];
}

/** What is given once everybody has approved, and when it ends. */
export function explainDelivery(question: DeliveryQuestion): {
  readonly delivery: ExplainedDelivery;
  readonly mails: readonly ExplainedMail[];
} {
  const { accessPackage, at, organizationSponsors } = question;
  const { invitation, resources } = accessPackage;
  const sponsors = invitation.sponsors.map(referenceWords);
  const named = sponsors.length === 0 ? '' : ` (answering for them: ${listWords(sponsors)})`;
  const timers = endTimers(question);
  const delivery: ExplainedDelivery = {
    at: at.toISOString(),
    invitation: `A new guest is invited and lands at ${invitation.redirectUrl}${named}; whoever can already sign in is not invited again.`,
    resources: resources.map(resourceWords),
    end: endWords(accessPackage),
    timers,
  };
  const told = [...new Set([...sponsors, ...organizationSponsors.map(referenceWords)])];
  return { delivery, mails: mailsOf(delivery, told) };
}

function endWords({ lifecycle }: AccessPackage): string {
  if (lifecycle === undefined) return 'Access has no end date.';
  return `Access ends ${durationWords(lifecycle.expiresAfter)} after delivery: what we gave is removed; ${accountWords(lifecycle)}. A sponsor can extend it once by the same time.`;
}

function endTimers({
  accessPackage: { lifecycle },
  at,
  timeZone,
}: DeliveryQuestion): readonly PlannedTimer[] {
  if (lifecycle === undefined) return [];
  const endsAt = accessEnd(at, lifecycle.expiresAfter, timeZone);
  const timers: PlannedTimer[] = [];
  let notices = noticesDue(endsAt, at);
  for (let look = nextLook(endsAt, notices); look !== endsAt; look = nextLook(endsAt, notices)) {
    const sentence = 'Guest and sponsors are told that access ends.';
    timers.push({ purpose: 'endNotice', at: look, sentence });
    notices += 1;
  }
  const sentence = 'Access ends unless a sponsor has extended it.';
  return [...timers, { purpose: 'endOfAccess', at: endsAt, sentence }];
}

function mailsOf(
  { at, timers }: ExplainedDelivery,
  sponsors: readonly string[],
): readonly ExplainedMail[] {
  const everybody = listWords(['the guest', ...sponsors]);
  return [
    { mail: 'guest-welcome', to: 'the guest', at, when: 'when access is given' },
    ...timers.map((timer): ExplainedMail =>
      timer.purpose === 'endNotice'
        ? { mail: 'access-ending', to: everybody, at: timer.at, when: 'before the end' }
        : { mail: 'access-ended', to: everybody, at: timer.at, when: 'at the end' },
    ),
  ];
}
