import { randomUUID } from 'node:crypto';
import { BusError } from './bus-error';
import type { QueuedMessage } from './queued-message';
import type { Holder, Lock } from './receiver';
import type { Timetable } from '../../clock/timetable';

interface Held {
  readonly message: QueuedMessage;
  holder: Holder;
  until: number;
  cancel: () => void;
}

/** The locks of one place where messages are received. */
export interface LockTable {
  take(message: QueuedMessage, holder: Holder): Lock;
  /** Gives the new end. @throws BusError `lockLost` */
  renew(token: string): number;
  /** Gives the message free. @throws BusError `lockLost` */
  release(token: string): QueuedMessage;
  /** Nobody has the message in hand, and still it comes back only when the lock ends. */
  forsake(token: string): void;
  holds(message: QueuedMessage): boolean;
  /** How many messages are locked. */
  size(): number;
  /** True while someone who is still there has a message in hand. */
  isBusy(): boolean;
}

export interface LockDeps {
  readonly lockMs: number;
  readonly now: () => number;
  readonly timetable: Timetable;
  /** A lock came to its end; the message is free again. */
  readonly onLost: (message: QueuedMessage) => void;
}

const nobody: Holder = { mode: 'peekLock', isConnected: () => false };

const lockLost = (): BusError =>
  new BusError(
    'lockLost',
    'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.',
  );

export function makeLockTable({ lockMs, now, timetable, onLost }: LockDeps): LockTable {
  const locks = new Map<string, Held>();
  const locked = new Set<QueuedMessage>();

  const free = (token: string, { message }: Held): void => {
    locks.delete(token);
    locked.delete(message);
  };

  const watch = (token: string, held: Held): void => {
    held.until = now() + lockMs;
    held.cancel();
    held.cancel = timetable.at(held.until, () => {
      free(token, held);
      onLost(held.message);
    });
  };

  const find = (token: string): Held => {
    const held = locks.get(token);
    // A lock whose end is past but has not fired yet is lost all the same.
    if (held === undefined || held.until <= now()) throw lockLost();
    return held;
  };

  return {
    take(message, holder) {
      const token = randomUUID();
      const held: Held = { message, holder, until: 0, cancel: () => undefined };
      locks.set(token, held);
      locked.add(message);
      watch(token, held);
      return { token, until: held.until };
    },
    renew(token) {
      const held = find(token);
      watch(token, held);
      return held.until;
    },
    release(token) {
      const held = find(token);
      held.cancel();
      free(token, held);
      return held.message;
    },
    forsake(token) {
      find(token).holder = nobody;
    },
    holds: (message) => locked.has(message),
    size: () => locks.size,
    isBusy: () => [...locks.values()].some(({ holder }) => holder.isConnected()),
  };
}
