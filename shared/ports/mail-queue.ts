import type { Later } from '../domain/later';
import type { MailOrder } from '../domain/request/mail-order';

/** One mail to send, by ids only: the trigger loads the rows, makes the links, renders and sends. */
export interface MailMessage extends MailOrder {
  readonly requestId: string;
  /** 1 for the first send; rises with every re-send. */
  readonly attempt: number;
  /** How many re-sends were for a reason other than throttling; these are limited. */
  readonly failures: number;
  /** ISO instant at which the mail was first put into the queue: throttled re-sends end 24 h later. */
  readonly since: string;
}

/** The queues `approval-requests` and `mails`. */
export interface MailQueue {
  /**
   * Sends one message under its own id (see `mailMessageId`), so that duplicate detection drops a repeat within ten minutes.
   * `later`: it is not known whether the queue took it.
   * @param scheduledFor not delivered before; undefined = now
   * @throws AppError `queue.refused` for a queue that is not there, a right that is missing or a message too large
   */
  send(message: MailMessage, scheduledFor?: Date): Promise<{ readonly kind: 'queued' } | Later>;
}
