import { AppError } from '../../domain/app-error';
import type { Later } from '../../domain/later';
import { mailKey } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import type { MailMessage } from '../../ports/mail-queue';
import type { MailTransport } from '../../ports/mail-transport';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestStore } from '../../ports/request-store';
import type { RenewInvitation } from '../delivery/renew-invitation';
import type { AllowMail } from './allow-mail';
import type { MarkMail } from './mark-mail';
import type { MakeMails } from './make-mails';
import { outliveOutage } from './outlive-outage';
import { mailFacts, mayPostponeMail, postponeMail, type PostponeMailDeps } from './postpone-mail';

export interface SendMailDeps extends PostponeMailDeps {
  readonly store: RequestStore;
  readonly transport: MailTransport;
  readonly makeMails: MakeMails;
  readonly allowMail: AllowMail;
  readonly markMail: MarkMail;
  readonly renewInvitation: RenewInvitation;
}

/**
 * Sends the mail that one queue message asks for, at least once: the marker is written after the send, and a repeat
 * carries the same links and the same Message-ID (Communication Services replaces one that it has seen). A transport that
 * is down is no error: the message goes back into the queue, scheduled.
 * @param isRedelivery the broker delivers this message again
 * @throws AppError `mail.undeliverable` once the mail is given up and marked: the message belongs to the dead letters
 */
export type SendMail = (
  message: MailMessage,
  isRedelivery: boolean,
  orchestrations: Orchestrations,
) => Promise<void>;

export function makeSendMail(deps: SendMailDeps): SendMail {
  const { store, transport, log } = deps;

  const send = async (rows: RequestRows, message: MailMessage): Promise<SendResult> => {
    const ready = isFurtherWelcome(message)
      ? await deps.renewInvitation(rows)
      : ({ kind: 'ready', rows } as const);
    if (ready.kind !== 'ready') return ready;
    for (const mail of await deps.makeMails(ready.rows, message)) {
      const result = await transport.send(mail);
      if (result.kind !== 'sent') return result;
    }
    return { kind: 'sent' };
  };

  const sendOnce: SendMail = async (message, isRedelivery, orchestrations) => {
    const facts = mailFacts(message);
    const rows = await store.load(message.requestId);
    if (rows === undefined) {
      log.warn('mail.no-request', facts);
      return;
    }
    const marker = rows.mails.find(({ value }) => value.key === mailKey(message));
    if (marker?.value.outcome === 'sent') return;
    if (marker?.value.outcome === 'failed') throw new AppError('mail.undeliverable');
    const allowed = await deps.allowMail(rows, message, isRedelivery);
    if (allowed.kind === 'drop') {
      log.info('mail.dropped', { ...facts, cause: allowed.cause });
      return;
    }
    if (allowed.kind === 'later') {
      // More strangers than the limit an hour: an alert waits for this line.
      if (allowed.cause === 'first-mails') log.warn('mail.limit-reached', facts);
      await postponeMail(deps, message, allowed, message.failures);
      return;
    }
    const result = await send(rows, message);
    // A renewed invitation is not in the rows read.
    const from = isFurtherWelcome(message) ? message.requestId : rows;
    const mark: Mark = async (outcome) => deps.markMail(from, message, outcome, orchestrations);
    await settle(deps, message, result, mark);
  };
  return outliveOutage(deps, sendOnce);
}

function isFurtherWelcome({ mail, issue }: MailMessage): boolean {
  return mail === 'guest-welcome' && issue > 0;
}

type Mark = (outcome: 'sent' | 'failed') => Promise<void>;

type SendResult =
  { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly cause: string } | Later;

async function settle(
  deps: SendMailDeps,
  message: MailMessage,
  result: SendResult,
  mark: Mark,
): Promise<void> {
  const facts = mailFacts(message);
  if (result.kind === 'sent') {
    await mark('sent');
    deps.log.info('mail.sent', facts);
    return;
  }
  if (result.kind === 'later' && mayPostponeMail(deps.clock, message, result)) {
    // Throttling counts once at most, so that a mail which was let through is known as a repeat.
    const failures = result.throttled ? Math.max(message.failures, 1) : message.failures + 1;
    await postponeMail(deps, message, result, failures);
    return;
  }
  const cause = result.kind === 'refused' ? result.cause : 'mail.transport-unavailable';
  await mark('failed');
  deps.log.error('mail.failed', { ...facts, cause });
  throw new AppError('mail.undeliverable');
}
