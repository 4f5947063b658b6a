import type { KeptState, RememberedId } from '../engine/message-store';
import type { QueuedMessage } from '../engine/queued-message';
import type { JournalRecord } from './journal-record';

/** What the records so far amount to. */
export interface JournalView {
  apply(record: JournalRecord): void;
  /** The fewest records that amount to the same; ids that are forgotten by `now` are left out. */
  summary(now: number): Iterable<JournalRecord>;
  /** About how many bytes the summary has. */
  size(): number;
  /** What a process begins with: what was in the hands of a receiver when the last one ended is free again. */
  state(): KeptState;
}

const perRecordBytes = 300;

export function makeJournalView(): JournalView {
  const messages = new Map<number, QueuedMessage>();
  const remembered = new Map<string, RememberedId>();
  const inHand = new Set<number>();
  let last = 0;
  let payloadBytes = 0;

  const drop = (sequenceNumber: number): void => {
    payloadBytes -= messages.get(sequenceNumber)?.content.payload.length ?? 0;
    messages.delete(sequenceNumber);
    inHand.delete(sequenceNumber);
  };

  const add = (message: QueuedMessage): void => {
    payloadBytes += message.content.payload.length;
    messages.set(message.sequenceNumber, message);
    last = Math.max(last, message.sequenceNumber);
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

  return {
    apply(record) {
      if (record.kind === 'message') add(record.message);
      else if (record.kind === 'state') changeState(record);
      else if (record.kind === 'delivered') inHand.add(record.sequenceNumber);
      else if (record.kind === 'removed') drop(record.sequenceNumber);
      else if (record.kind === 'remembered') remember(record);
      else last = Math.max(last, record.last);
    },
    *summary(now) {
      yield { kind: 'counter', last };
      for (const [key, id] of remembered) {
        if (id.until > now) yield { kind: 'remembered', ...id };
        else remembered.delete(key);
      }
      for (const message of messages.values()) yield { kind: 'message', message };
      for (const sequenceNumber of inHand) yield { kind: 'delivered', sequenceNumber };
    },
    size: () => payloadBytes + perRecordBytes * (messages.size + remembered.size),
    state() {
      freeWhatIsInHand();
      return {
        messages: [...messages.values()],
        remembered: [...remembered.values()],
        lastSequenceNumber: last,
      };
    },
  };
}
