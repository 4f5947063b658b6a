import type { Cancel } from '../../clock/stack-clock';
import { BusError } from './bus-error';
import { makeDuplicateWindow, type DuplicateWindow } from './duplicate-window';
import { makeLane, type Lane, type LaneDeps } from './lane';
import { enterMessage, placeMessage, removeMessage } from './message-life';
import type { KeptState, MessageStore } from './message-store';
import type { MessageContent, QueuedMessage } from './queued-message';
import type { QueueParts } from './queue-parts';
import type { QueueSettings } from './queue-settings';
import type { Holder, Lock, Receiver } from './receiver';
import { returnMessage, settleMessage, type Settlement } from './settle-message';
import type { Timetable } from '../../clock/timetable';

export type LaneName = 'main' | 'dead';

export interface QueueState {
  readonly name: string;
  /** Waiting for a receiver. */
  readonly active: number;
  readonly scheduled: number;
  /** In the hands of a receiver, dead letters included. */
  readonly locked: number;
  readonly deferred: number;
  readonly deadLettered: number;
}

/** One queue with its dead-letter queue. What asks for a lock throws BusError `lockLost` when it is gone. */
export interface Queue {
  readonly settings: QueueSettings;
  /** Gives the sequence number. A message id of late is accepted and dropped, as the service does. */
  send(content: MessageContent): number;
  /** @throws BusError `messageNotFound` */
  cancelScheduled(sequenceNumber: number): void;
  settle(lane: LaneName, token: string, settlement: Settlement): void;
  /** What its holder did about it got lost: nobody works on the message until its lock ends. */
  forsake(lane: LaneName, token: string): void;
  /** Gives the lock's new end. */
  renewLock(lane: LaneName, token: string): number;
  /** Messages that were deferred, locked or (`receiveAndDelete`) removed. @throws BusError `messageNotFound` */
  receiveDeferred(
    lane: LaneName,
    sequenceNumbers: readonly number[],
    holder: Holder,
  ): readonly { readonly message: QueuedMessage; readonly lock: Lock | undefined }[];
  /** By sequence number, whatever state they are in. */
  peek(lane: LaneName, fromSequenceNumber: number, count: number): readonly QueuedMessage[];
  addReceiver(lane: LaneName, receiver: Receiver): void;
  removeReceiver(lane: LaneName, receiver: Receiver): void;
  pump(lane: LaneName): void;
  /** Sends a dead letter again as `revive` makes it and takes it out of the dead-letter queue; false if it is not there. */
  resubmit(sequenceNumber: number, revive: (message: QueuedMessage) => MessageContent): boolean;
  state(): QueueState;
  /** True while a receiver has a message in hand or could be given one. */
  isBusy(): boolean;
}

export interface QueueDeps {
  readonly now: () => number;
  readonly timetable: Timetable;
  readonly store: MessageStore;
  readonly nextSequenceNumber: () => number;
}

function makeParts(settings: QueueSettings, deps: QueueDeps): QueueParts {
  const lane = (mine: () => Lane): Lane => {
    const laneDeps: LaneDeps = {
      ...deps,
      lockMs: settings.lockMs,
      onHanded: (message) => deps.store.deliver(message),
      onTaken: (message) => removeMessage(parts, message),
      onLockLost: (message) => returnMessage(parts, mine(), message),
    };
    return makeLane(laneDeps);
  };
  const main: Lane = lane(() => main);
  const dead: Lane = lane(() => dead);
  const duplicates: DuplicateWindow = makeDuplicateWindow(deps.now);
  const waits = new Map<QueuedMessage, Cancel>();
  const parts: QueueParts = { settings, ...deps, main, dead, duplicates, waits };
  return parts;
}

function restore(parts: QueueParts, { messages, remembered }: KeptState): void {
  const { name } = parts.settings;
  for (const { queue, messageId, until } of remembered) {
    if (queue === name) parts.duplicates.add(messageId, until);
  }
  for (const message of messages) {
    if (message.queue === name) placeMessage(parts, message);
  }
}

const notFound = (sequenceNumber: number): BusError =>
  new BusError('messageNotFound', `The message ${sequenceNumber} does not exist or is locked.`);

function sendOnce(parts: QueueParts, content: MessageContent): number {
  const { settings, duplicates, store, now, nextSequenceNumber } = parts;
  if (settings.duplicateWindowMs > 0) {
    if (duplicates.has(content.messageId)) return nextSequenceNumber();
    const until = now() + settings.duplicateWindowMs;
    duplicates.add(content.messageId, until);
    store.remember({ queue: settings.name, messageId: content.messageId, until });
  }
  return enterMessage(parts, content);
}

function findDeferred({ messages, locks }: Lane, sequenceNumber: number): QueuedMessage {
  const message = messages.get(sequenceNumber);
  if (message?.place !== 'deferred' || locks.holds(message)) throw notFound(sequenceNumber);
  return message;
}

function countState({ settings, main, dead }: QueueParts): QueueState {
  const messages = [...main.messages.values()];
  const count = (place: QueuedMessage['place']): number =>
    messages.filter((message) => message.place === place && !main.locks.holds(message)).length;
  return {
    name: settings.name,
    active: main.waiting(),
    scheduled: count('scheduled'),
    locked: main.locks.size() + dead.locks.size(),
    deferred: count('deferred'),
    deadLettered: dead.messages.size,
  };
}

function makeReading(parts: QueueParts): Pick<Queue, 'receiveDeferred' | 'peek' | 'state'> {
  return {
    receiveDeferred(lane, sequenceNumbers, holder) {
      const found = sequenceNumbers.map((number) => findDeferred(parts[lane], number));
      return found.map((message) => {
        if (holder.mode === 'peekLock') {
          parts.store.deliver(message);
          return { message, lock: parts[lane].locks.take(message, holder) };
        }
        removeMessage(parts, message);
        return { message, lock: undefined };
      });
    },
    peek: (lane, fromSequenceNumber, count) =>
      [...parts[lane].messages.values()]
        .filter((message) => message.sequenceNumber >= fromSequenceNumber)
        .toSorted((a, b) => a.sequenceNumber - b.sequenceNumber)
        .slice(0, count),
    state: () => countState(parts),
  };
}

/** A queue that holds what was kept of it. */
export function makeQueue(settings: QueueSettings, kept: KeptState, deps: QueueDeps): Queue {
  const parts = makeParts(settings, deps);
  restore(parts, kept);
  return {
    settings,
    ...makeReading(parts),
    send: (content) => sendOnce(parts, content),
    cancelScheduled(sequenceNumber) {
      const message = parts.main.messages.get(sequenceNumber);
      if (message?.place !== 'scheduled') throw notFound(sequenceNumber);
      removeMessage(parts, message);
    },
    settle: (lane, token, settlement) => settleMessage(parts, parts[lane], { token, settlement }),
    forsake: (lane, token) => parts[lane].locks.forsake(token),
    renewLock: (lane, token) => parts[lane].locks.renew(token),
    addReceiver: (lane, receiver) => parts[lane].addReceiver(receiver),
    removeReceiver: (lane, receiver) => parts[lane].removeReceiver(receiver),
    pump: (lane) => parts[lane].pump(),
    resubmit(sequenceNumber, revive) {
      const message = parts.dead.messages.get(sequenceNumber);
      if (message === undefined || parts.dead.locks.holds(message)) return false;
      sendOnce(parts, revive(message));
      removeMessage(parts, message);
      return true;
    },
    state: () => countState(parts),
    isBusy: () => parts.main.isBusy() || parts.dead.isBusy(),
  };
}
