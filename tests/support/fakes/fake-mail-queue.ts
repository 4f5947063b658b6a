import type { Later } from '../../../shared/domain/later';
import { mailMessageId } from '../../../shared/domain/request/mail-order';
import type { MailMessage, MailQueue } from '../../../shared/ports/mail-queue';

export interface QueuedMail {
  readonly id: string;
  readonly message: MailMessage;
  readonly scheduledFor: Date | undefined;
}

export interface FakeMailQueue extends MailQueue {
  /** What was queued, in order; a repeated id is dropped as duplicate detection does. */
  readonly queued: readonly QueuedMail[];
  /** Answers every send with this until told `undefined`. */
  answer(later: Later | undefined): void;
  /** Takes everything queued out, as a trigger would. */
  drain(): readonly QueuedMail[];
}

/** Both queues in memory. */
export function makeFakeMailQueue(): FakeMailQueue {
  const queued: QueuedMail[] = [];
  const known = new Set<string>();
  let instead: Later | undefined;
  return {
    queued,
    answer(later) {
      instead = later;
    },
    drain: () => queued.splice(0),
    send(message, scheduledFor) {
      if (instead !== undefined) return Promise.resolve(instead);
      const id = mailMessageId(message.requestId, message, message.attempt);
      if (!known.has(id)) queued.push({ id, message: { ...message }, scheduledFor });
      known.add(id);
      return Promise.resolve({ kind: 'queued' });
    },
  };
}
