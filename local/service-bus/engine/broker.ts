import type { StackClock } from '../../clock/stack-clock';
import type { KeptState, MessageStore } from './message-store';
import { makeQueue, type Queue } from './queue';
import type { QueueSettings } from './queue-settings';
import { makeTimetable } from '../../clock/timetable';

/** All queues of the deployment, whatever protocol speaks to them. */
export interface Broker {
  readonly queues: readonly Queue[];
  /** Names are compared without regard to case. */
  queue(name: string): Queue | undefined;
  /** Calls back once everything that was accepted so far is kept. */
  whenKept(done: (error?: Error) => void): void;
  /** True while nothing is in hand, deliverable, due or unwritten. */
  isAtRest(): boolean;
  /** Nothing happens by itself any more. */
  stop(): void;
}

export interface BrokerDeps {
  readonly clock: StackClock;
  readonly store: MessageStore;
  /** What the store held at the start. */
  readonly kept: KeptState;
}

export function makeBroker(
  settings: readonly QueueSettings[],
  { clock, store, kept }: BrokerDeps,
): Broker {
  const timetable = makeTimetable(clock);
  let last = kept.lastSequenceNumber;
  const nextSequenceNumber = (): number => (last += 1);
  const deps = { now: () => clock.now(), timetable, store, nextSequenceNumber };
  const queues = new Map(
    settings.map((one) => [one.name.toLowerCase(), makeQueue(one, kept, deps)] as const),
  );
  return {
    queues: [...queues.values()],
    queue: (name) => queues.get(name.toLowerCase()),
    stop: () => timetable.stop(),
    whenKept: (done) => store.whenKept(done),
    isAtRest: () =>
      store.isIdle() &&
      !timetable.isLate() &&
      [...queues.values()].every((queue) => !queue.isBusy()),
  };
}
