import type { Assignment } from './assignment';
import { mailKinds, type MailKind } from './mail-kind';
import type { SignUpRequest } from './sign-up-request';
import type { Stage } from './stage';

/** A mail that a request asks for, by ids only. */
export interface MailOrder {
  readonly mail: MailKind;
  /** From 1; 0 where no stage is meant. */
  readonly stage: number;
  /** Approver or sponsor key, or `requestor`, `guest`, `operators`. */
  readonly recipient: string;
  /** That of the stage, or the period of the access; 0 where neither is meant. */
  readonly generation: number;
  /** Which reminder of a stage, or how many announcements of an end are behind with it; 0 for every other mail. */
  readonly reminder: number;
  /** 0 for the first mail; rises with every further one that is asked for. */
  readonly issue: number;
}

/** What names one mail of a request on its marker row; a repeat of the same order has the same key. */
export function mailKey(order: MailOrder): string {
  const { mail, stage, recipient, generation, reminder, issue } = order;
  return [mail, stage, recipient, generation, reminder, issue].join(':');
}

/** The order behind a marker's key; undefined for a key of another shape. */
export function parseMailKey(key: string): MailOrder | undefined {
  const [kind, stage, recipient, generation, reminder, issue, ...more] = key.split(':');
  const mail = mailKinds.find((known) => known === kind);
  if (mail === undefined || recipient === undefined || more.length > 0) return undefined;
  const numbers = {
    stage: Number(stage),
    generation: Number(generation),
    reminder: Number(reminder),
    issue: Number(issue),
  };
  const isWhole = Object.values(numbers).every((value) => Number.isSafeInteger(value));
  return isWhole ? { mail, recipient, ...numbers } : undefined;
}

/**
 * The Service Bus message id of one send of a mail: at most 128 characters, no address. Duplicate detection drops a
 * second send of the same attempt, a re-send is another attempt.
 */
export function mailMessageId(requestId: string, order: MailOrder, attempt: number): string {
  return `${requestId}:${mailKey(order)}:${String(attempt)}`;
}

const toPerson = { stage: 0, generation: 0, reminder: 0, issue: 0 } as const;

/** A mail to the requestor, guest or operators of a request, outside any stage. */
export function personalMail(
  mail: MailOrder['mail'],
  recipient: 'requestor' | 'guest' | 'operators',
  issue = 0,
): MailOrder {
  return { ...toPerson, mail, recipient, issue };
}

/** A mail to an approver about a stage. */
export function approverMail(
  mail: MailKind,
  { number, generation, remindersSent }: Stage,
  recipient: string,
): MailOrder {
  const reminder = mail === 'approval-reminder' ? remindersSent : 0;
  return { mail, stage: number, recipient, generation, reminder, issue: 0 };
}

/** A mail to the guest or a sponsor about the end of access; each announcement of a period is a mail of its own. */
export function accessMail(
  mail: 'access-ending' | 'access-ended',
  { period, notices }: Assignment,
  recipient: string,
): MailOrder {
  const reminder = mail === 'access-ending' ? notices : 0;
  return { mail, stage: 0, recipient, generation: period, reminder, issue: 0 };
}

/**
 * The same mails once more: as further issues, since a repeat of the first would count as sent. Mails of a stage are
 * counted per approver, all others per kind.
 * @param before the counts on the request row, which has to take the new ones
 */
export function furtherIssues(
  wanted: readonly MailOrder[],
  before: SignUpRequest['issues'],
): { readonly orders: readonly MailOrder[]; readonly issues: SignUpRequest['issues'] } {
  const issues: Record<string, number> = { ...before };
  const orders = wanted.map((order) => {
    const { mail, stage, recipient } = order;
    const name = stage === 0 ? mail : `${mail}|${String(stage)}|${recipient}`;
    const issue = Math.max(issues[name] ?? 0, order.issue) + 1;
    issues[name] = issue;
    return { ...order, issue };
  });
  return { orders, issues };
}
