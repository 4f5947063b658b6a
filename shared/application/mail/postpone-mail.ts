import { AppError } from '../../domain/app-error';
import type { Later } from '../../domain/later';
import { mailKey } from '../../domain/request/mail-order';
import type { Clock } from '../../ports/clock';
import type { MailMessage, MailQueue } from '../../ports/mail-queue';
import type { StepFacts, StepLog } from '../../ports/step-log';

export interface PostponeMailDeps {
  readonly queue: MailQueue;
  readonly clock: Clock;
  readonly log: StepLog;
}

const mostFailures = 8;
const longestThrottledMs = 86_400_000;
const firstPauseSeconds = 10;
const longestPauseSeconds = 900;

/** Throttling does not end the tries for a day; anything else does after eight. */
export function mayPostponeMail(clock: Clock, message: MailMessage, { throttled }: Later): boolean {
  const age = clock.now().getTime() - new Date(message.since).getTime();
  return throttled ? age < longestThrottledMs : message.failures + 1 < mostFailures;
}

/** What the log says of every mail; `key` tells those to several approvers of one request apart, without an address. */
export function mailFacts(message: MailMessage): StepFacts {
  const { requestId, mail, attempt } = message;
  return { requestId, mail, key: mailKey(message), attempt };
}

/**
 * Puts a message back into its queue, scheduled: as long as a throttling dependency says, else longer with every failure.
 * @throws AppError `queue.unavailable` when the queue does not take it either: the broker then delivers this one again
 */
export async function postponeMail(
  { queue, clock, log }: PostponeMailDeps,
  message: MailMessage,
  { afterSeconds, throttled }: Later,
  failures: number,
): Promise<void> {
  const backOff = Math.min(firstPauseSeconds * 2 ** message.failures, longestPauseSeconds);
  const seconds = throttled ? afterSeconds : Math.max(afterSeconds, backOff);
  const again: MailMessage = { ...message, attempt: message.attempt + 1, failures };
  const sent = await queue.send(again, new Date(clock.now().getTime() + seconds * 1000));
  if (sent.kind === 'later') throw new AppError(queueUnavailable, { retryable: true });
  log.warn('mail.postponed', { ...mailFacts(message), afterSeconds: seconds });
}

/** Code of the error that only a delivery by the broker can help. */
export const queueUnavailable = 'queue.unavailable';
