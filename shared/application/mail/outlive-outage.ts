import { AppError } from '../../domain/app-error';
import type { MailMessage } from '../../ports/mail-queue';
import {
  mayPostponeMail,
  postponeMail,
  queueUnavailable,
  type PostponeMailDeps,
} from './postpone-mail';

const outage = { kind: 'later', afterSeconds: 0, throttled: false } as const;

/**
 * Keeps a message alive while tables or keys are down: a throw would be delivered again at once, and use up the broker's
 * deliveries within a moment.
 */
export function outliveOutage<Rest extends readonly unknown[]>(
  deps: PostponeMailDeps,
  send: (message: MailMessage, ...rest: Rest) => Promise<void>,
): (message: MailMessage, ...rest: Rest) => Promise<void> {
  return async (message, ...rest) => {
    try {
      await send(message, ...rest);
    } catch (error) {
      const isOutage =
        error instanceof AppError && error.retryable && error.code !== queueUnavailable;
      if (!isOutage || !mayPostponeMail(deps.clock, message, outage)) throw error;
      await postponeMail(deps, message, outage, message.failures + 1);
    }
  };
}
