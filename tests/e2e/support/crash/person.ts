import { setTimeout as sleep } from 'node:timers/promises';
import { makePageClient } from '../../../support/page-client';
import type { Stack } from '../../../support/stack';
import { trialPartner } from '../../../support/trial-policies';
import { linkOf } from '../world';
import type { MailWatch } from './mail-watch';

/** What was answered, and when, on a clock that nobody moves. */
export interface Answered<Value> {
  readonly value: Value;
  readonly at: number;
}

/** Somebody who asks for access, with what became of it as far as it was answered. */
export interface Person {
  readonly email: string;
  readonly hasPartnerKey: boolean;
  readonly choice: 'approve' | 'deny';
  /** First name of who decides. */
  readonly approver: 'ravi' | 'lee';
  /** The reference, with the 202. */
  accepted?: Answered<string>;
  confirmed?: Answered<true>;
  decided?: Answered<true>;
}

export interface Surroundings {
  readonly stack: () => Stack;
  readonly mails: MailWatch;
  /** Answers that nobody should get, whatever breaks. */
  readonly oddities: string[];
}

const answered = <Value>(value: Value): Answered<Value> => ({ value, at: performance.now() });

// What a client may be told while the app comes back.
const passing: readonly number[] = [429, 502, 503];

async function post(person: Person, { stack, oddities }: Surroundings): Promise<void> {
  const { email, hasPartnerKey } = person;
  const response = await fetch(`${stack().baseUrl}/api/signup-requests`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(hasPartnerKey ? { authorization: trialPartner } : {}),
    },
    body: JSON.stringify({
      accessPackageId: 'trial',
      email,
      givenName: 'Ana',
      surname: 'Silva',
      organization: 'Contoso',
    }),
  });
  const text = await response.text();
  if (response.status === 202) {
    const { reference } = JSON.parse(text) as { readonly reference: string };
    person.accepted = answered(reference);
  } else if (!passing.includes(response.status)) {
    oddities.push(`a sign-up was answered ${String(response.status)}: ${text}`);
  }
}

async function confirm(person: Person, { mails, oddities }: Surroundings): Promise<void> {
  const mail = mails.newest(({ kind, to }) => kind === 'verify-address' && to === person.email);
  if (mail === undefined) return;
  const client = makePageClient();
  const page = await client.open(linkOf(mail, '/verify/'));
  if (page.name === 'address-verified') person.confirmed = answered(true);
  if (page.name !== 'verify-address') return;
  const [, submission = ''] = /name="submission" value="(\d+)"/.exec(page.text) ?? [];
  const { status } = await client.submit(page, { submission });
  if (status === 303) person.confirmed = answered(true);
  else if (status < 409) oddities.push(`a confirmation was answered ${String(status)}`);
}

// The form wants two seconds from its first showing.
const readingMs = 2050;

async function decide(person: Person, { mails }: Surroundings): Promise<void> {
  const { approver, choice, accepted } = person;
  const reference = accepted?.value ?? '';
  const mail = mails.newest(
    ({ kind, to, text }) =>
      kind === 'approval-request' && to === `${approver}@host.example` && text.includes(reference),
  );
  if (mail === undefined) return;
  const client = makePageClient();
  const page = await client.open(linkOf(mail, '/review/'));
  // The answer to an earlier try was lost, its effect was not.
  if (page.name === 'review-decided') person.decided = answered(true);
  if (page.name !== 'review') return;
  await sleep(readingMs);
  const { status } = await client.submit(page, { choice, justification: 'Known to us' });
  if (status === 303) person.decided = answered(true);
}

/** What is to be done next for a person, if anything. */
function nextStep(person: Person): typeof post | undefined {
  if (person.accepted === undefined) return post;
  if (!person.hasPartnerKey && person.confirmed === undefined) return confirm;
  return person.decided === undefined ? decide : undefined;
}

/** Tries the next step once: it happened, or it did not, or nobody knows; a later try finds out. */
export async function tryNextStep(person: Person, around: Surroundings): Promise<void> {
  await nextStep(person)?.(person, around).catch(() => undefined);
}

export const isCarried = (person: Person): boolean => nextStep(person) === undefined;
