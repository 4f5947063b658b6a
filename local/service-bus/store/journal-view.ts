import type { KeptState, RememberedId } from '../engine/message-store';
import type { QueuedMessage } from '../engine/queued-message';
import type { JournalRecord } from './journal-record';

/** What the records so far amount to. */
export interface JournalView {
  apply(record: JournalRecord): void;
  /** The fewest records that amount to the same; ids that are forgotten by `now` are left out. */
  summary(now: number): Iterable<JournalRecord>;
  /** What a process begins with: what was in the hands of a receiver when the last one ended is free again. */
  state(): KeptState;
}

/** What the records say, kept up to date one by one. */
function makeJournalContents() {
  const messages = new Map<number, QueuedMessage>();
  const remembered = new Map<string, RememberedId>();
  const inHand = new Set<number>();
  const counted = { last: 0 };

  const drop = (sequenceNumber: number): void => {
    messages.delete(sequenceNumber);
    inHand.delete(sequenceNumber);
  };

  const add = (message: QueuedMessage): void => {
    messages.set(message.sequenceNumber, message);
    counted.last = Math.max(counted.last, message.sequenceNumber);
  };

  const remember = ({ queue, messageId, until }: RememberedId): void => {
    const key = JSON.stringify([queue, messageId]);
    // Taken out first, so that the order stays the one in which they are forgotten.
    remembered.delete(key);
    remembered.set(key, { queue, messageId, until });
  };

  const changeState = (record: JournalRecord & { readonly kind: 'state' }): void => {
    const message = messages.get(record.sequenceNumber);
    if (message !== undefined) Object.assign(message, record.state);
    inHand.delete(record.sequenceNumber);
  };

  /** A delivery that the process did not live to see settled counts as one. */
  const freeWhatIsInHand = (): void => {
    for (const sequenceNumber of inHand) {
      const message = messages.get(sequenceNumber);
      if (message !== undefined) message.deliveryCount += 1;
    }
    inHand.clear();
  };

  const changes = { add, drop, remember, changeState, freeWhatIsInHand };
  return { messages, remembered, inHand, counted, ...changes };
}

export function makeJournalView(): JournalView {
  const contents = makeJournalContents();
  const { messages, remembered, inHand, counted } = contents;

  return {
    apply(record) {
      if (record.kind === 'message') contents.add(record.message);
      else if (record.kind === 'state') contents.changeState(record);
      else if (record.kind === 'delivered') inHand.add(record.sequenceNumber);
      else if (record.kind === 'removed') contents.drop(record.sequenceNumber);
      else if (record.kind === 'remembered') contents.remember(record);
      else counted.last = Math.max(counted.last, record.last);
    },
    *summary(now) {
      yield { kind: 'counter', last: counted.last };
      for (const [key, id] of remembered) {
        if (id.until > now) yield { kind: 'remembered', ...id };
        else remembered.delete(key);
      }
      for (const message of messages.values()) yield { kind: 'message', message };
      for (const sequenceNumber of inHand) yield { kind: 'delivered', sequenceNumber };
    },
    state() {
      contents.freeWhatIsInHand();
      return {
        messages: [...messages.values()],
        remembered: [...remembered.values()],
        lastSequenceNumber: counted.last,
      };
    },
  };
}
