import { makeHeap } from '../../heap';
import { makeLockTable, type LockTable } from './lock-table';
import type { QueuedMessage } from './queued-message';
import type { Receiver } from './receiver';
import { makeReceiverRing } from './receiver-ring';
import type { Timetable } from '../../clock/timetable';

/** One place that messages are received from: a queue itself or its dead-letter queue. */
export interface Lane {
  /** All of it, locked, deferred and scheduled ones too, by sequence number. */
  readonly messages: Map<number, QueuedMessage>;
  readonly locks: LockTable;
  /** Lets receivers have it, in the order of sequence numbers. */
  offer(message: QueuedMessage): void;
  /** Keeps it from receivers; false when none could have had it. */
  withdraw(message: QueuedMessage): boolean;
  addReceiver(receiver: Receiver): void;
  removeReceiver(receiver: Receiver): void;
  /** Delivers what can be delivered; to be called whenever a receiver may have got credit. */
  pump(): void;
  /** How many messages wait for a receiver. */
  waiting(): number;
  /** True while someone has a message in hand or could be given one. */
  isBusy(): boolean;
}

export interface LaneDeps {
  readonly lockMs: number;
  readonly now: () => number;
  readonly timetable: Timetable;
  /** A message was delivered to a receiver that is to settle it. */
  readonly onHanded: (message: QueuedMessage) => void;
  /** A message was delivered for good to a receiver that does not settle. */
  readonly onTaken: (message: QueuedMessage) => void;
  /** A lock came to its end. */
  readonly onLockLost: (message: QueuedMessage) => void;
}

interface Delivering extends Pick<LaneDeps, 'onHanded' | 'onTaken'> {
  readonly locks: LockTable;
}

/** False when the receiver did not take it; the message is as it was then. */
function hand(
  receiver: Receiver,
  message: QueuedMessage,
  { locks, onHanded, onTaken }: Delivering,
): boolean {
  if (receiver.mode === 'receiveAndDelete') {
    const isGone = receiver.deliver(message, undefined) !== 'refused';
    if (isGone) onTaken(message);
    return isGone;
  }
  const lock = locks.take(message, receiver);
  const outcome = receiver.deliver(message, lock);
  if (outcome === 'refused') {
    locks.release(lock.token);
    return false;
  }
  if (outcome === 'lost') locks.forsake(lock.token);
  onHanded(message);
  return true;
}

interface ReadyList {
  add(message: QueuedMessage): void;
  /** False when it was not there. */
  remove(message: QueuedMessage): boolean;
  first(): QueuedMessage | undefined;
  size(): number;
}

function makeReadyList(): ReadyList {
  const order = makeHeap<QueuedMessage>((a, b) => a.sequenceNumber - b.sequenceNumber);
  const takeOut = new Map<QueuedMessage, () => boolean>();
  return {
    add(message) {
      takeOut.set(message, order.add(message));
    },
    remove(message) {
      const isThere = takeOut.get(message)?.() === true;
      takeOut.delete(message);
      return isThere;
    },
    first: () => order.first(),
    size: () => takeOut.size,
  };
}

export function makeLane({ onHanded, onTaken, onLockLost, ...deps }: LaneDeps): Lane {
  const ready = makeReadyList();
  const receivers = makeReceiverRing();
  const locks = makeLockTable({ ...deps, onLost: onLockLost });
  let isPumping = false;

  const deliverNext = (): boolean => {
    const message = ready.first();
    const receiver = message === undefined ? undefined : receivers.next();
    if (message === undefined || receiver === undefined) return false;
    ready.remove(message);
    if (!hand(receiver, message, { locks, onHanded, onTaken })) {
      receivers.remove(receiver);
      ready.add(message);
    }
    return true;
  };

  const pump = (): void => {
    if (isPumping) return;
    isPumping = true;
    try {
      while (deliverNext());
    } finally {
      isPumping = false;
    }
  };

  return {
    messages: new Map(),
    locks,
    offer(message) {
      ready.add(message);
      pump();
    },
    withdraw: (message) => ready.remove(message),
    addReceiver(receiver) {
      receivers.add(receiver);
      pump();
    },
    removeReceiver: (receiver) => receivers.remove(receiver),
    pump,
    waiting: () => ready.size(),
    isBusy: () => locks.isBusy() || (ready.size() > 0 && receivers.isAsking()),
  };
}
