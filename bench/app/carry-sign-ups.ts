import {
  makePageClient,
  type AnsweredPage,
  type PageClient,
} from '../../tests/support/page-client';
import type { Stack, StackMail } from '../../tests/support/stack';
import { hammer } from '../support/hammer';
import { signUpPosts } from './sign-up-post';

/** New mails of one kind, each given once. */
function watchMails(stack: Stack, filter: { readonly kind: string; readonly to?: string }) {
  let after = '';
  return async (): Promise<readonly StackMail[]> => {
    const mails = await stack.mails({ ...filter, after });
    after = mails.at(-1)?.id ?? after;
    return mails;
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks again and again until so many mails have come. */
async function collect(
  count: number,
  look: () => Promise<readonly StackMail[]>,
  take: (mail: StackMail) => void = () => undefined,
): Promise<void> {
  for (let seen = 0; seen < count;) {
    const mails = await look();
    for (const mail of mails) take(mail);
    seen += mails.length;
    if (mails.length === 0) await pause(50);
  }
}

interface OpenReview {
  readonly client: PageClient;
  readonly page: AnsweredPage;
}

async function openReview({ links }: StackMail): Promise<OpenReview> {
  const link = links.find((one) => one.includes('/review/')) ?? '';
  const client = makePageClient();
  return { client, page: await client.open(link) };
}

async function approve({ client, page }: OpenReview): Promise<void> {
  const { status, text } = await client.submit(page, { choice: 'approve' });
  if (status !== 303) throw new Error(`An approval was answered ${String(status)}: ${text}`);
}

// The form wants two seconds from its first showing.
const readingMs = 2050;

async function review(mail: StackMail): Promise<void> {
  const open = await openReview(mail);
  await pause(readingMs);
  await approve(open);
}

export interface Carried {
  readonly perSecond: number;
}

interface Round {
  readonly stack: Stack;
  readonly count: number;
  readonly batch: string;
}

const portOf = ({ baseUrl }: Stack): number => Number(new URL(baseUrl).port);

/** Whole sign-ups, from a partner's post over an approval to the welcome mail, all as fast as they come. */
export async function carrySignUps({ stack, count, batch }: Round): Promise<Carried> {
  const approvals = watchMails(stack, { kind: 'approval-request', to: 'ravi@host.example' });
  const welcomes = watchMails(stack, { kind: 'guest-welcome' });
  await Promise.all([approvals(), welcomes()]);
  const reviews: Promise<void>[] = [];
  const started = performance.now();
  const requests = signUpPosts({ count, batch, isPartner: true });
  await Promise.all([
    hammer({ port: portOf(stack), inParallel: 4, requests, status: 202 }),
    collect(count, approvals, (mail) => reviews.push(review(mail))),
    collect(count, welcomes),
  ]);
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(reviews);
  return { perSecond: count / seconds };
}

/** Approvals alone: the pages are open and read, and then all forms are posted. */
export async function approveAll(round: Round): Promise<Carried> {
  const { stack, count, batch } = round;
  const approvals = watchMails(stack, { kind: 'approval-request', to: 'ravi@host.example' });
  await approvals();
  const requests = signUpPosts({ count, batch, isPartner: true });
  await hammer({ port: portOf(stack), inParallel: 4, requests, status: 202 });
  const mails: StackMail[] = [];
  await collect(count, approvals, (mail) => mails.push(mail));
  const open = await Promise.all(mails.map(openReview));
  await pause(readingMs);
  const started = performance.now();
  const left = open[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const one of left) await approve(one);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return { perSecond: count / ((performance.now() - started) / 1000) };
}
