import type { MailOrder } from './effect';

/** What names one mail of a request on its marker row; a repeat of the same order has the same key. */
export function mailKey(order: MailOrder): string {
  const { mail, stage, recipient, generation, reminder, issue } = order;
  return [mail, stage, recipient, generation, reminder, issue].join(':');
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
