import type { OutboxEntry } from '../../domain/request/effect';
import type { MailOrder } from '../../domain/request/mail-order';
import type { Clock } from '../../ports/clock';
import type { MailMessage, MailQueue } from '../../ports/mail-queue';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestStore } from '../../ports/request-store';
import type { StepLog } from '../../ports/step-log';

/**
 * Makes committed effects happen. Never throws: what does not work now stays in the outbox, where the drain finds it.
 * Every effect may run twice: starts and wakes are harmless, messages carry an id that duplicate detection knows.
 * A queue that does not answer is asked once: each further message would wait as long for nothing.
 * @param orchestrations undefined where no durable client is at hand: starts and wakes are then left to the drain
 * @param isTimeUp what is not begun by then is left to the drain as well
 */
export type RunEffects = (
  entries: readonly OutboxEntry[],
  orchestrations?: Orchestrations,
  isTimeUp?: () => boolean,
) => Promise<void>;

export interface RunEffectsDeps {
  readonly store: RequestStore;
  readonly queue: MailQueue;
  readonly clock: Clock;
  readonly log: StepLog;
}

export function makeRunEffects({ store, queue, clock, log }: RunEffectsDeps): RunEffects {
  const sendAll = async (requestId: string, orders: readonly MailOrder[]): Promise<boolean> => {
    const since = clock.now().toISOString();
    for (const order of orders) {
      const message: MailMessage = { ...order, requestId, attempt: 1, failures: 0, since };
      const sent = await queue.send(message);
      if (sent.kind === 'later') return false;
    }
    return true;
  };

  /** True when the entry has done its work and can go. */
  const run = async (
    { requestId, effect }: OutboxEntry,
    orchestrations: Orchestrations | undefined,
  ): Promise<boolean> => {
    switch (effect.kind) {
      case 'mails':
        return sendAll(requestId, effect.orders);
      case 'start':
        if (orchestrations === undefined) return false;
        await orchestrations.start(requestId);
        return true;
      case 'wake':
        // Raising at a finished instance succeeds silently, so only the round that heard it takes the entry away.
        await orchestrations?.wake(requestId, effect.round);
        return false;
      case 'resume':
        // One that is lost is made up for: a held delivery asks by itself every hour.
        if (orchestrations === undefined) return false;
        await orchestrations.resume(requestId, effect.hold);
        return true;
    }
  };

  return async (entries, orchestrations, isTimeUp = () => false) => {
    let isQueueUp = true;
    for (const entry of entries) {
      if (isTimeUp()) return;
      const isMails = entry.effect.kind === 'mails';
      if (isMails && !isQueueUp) continue;
      const facts = { requestId: entry.requestId, effect: entry.effect.kind };
      try {
        const isDone = await run(entry, orchestrations);
        if (isDone) await store.removeFromOutbox(entry);
        else if (isMails) {
          isQueueUp = false;
          log.warn('effect.postponed', facts);
        }
      } catch (error) {
        log.warn('effect.postponed', facts, error);
      }
    }
  };
}
