import type { Receiver } from './receiver';

/** The receivers of one place, asked in turn. */
export interface ReceiverRing {
  add(receiver: Receiver): void;
  remove(receiver: Receiver): void;
  /** The next one that asks for a message. */
  next(): Receiver | undefined;
  isAsking(): boolean;
}

export function makeReceiverRing(): ReceiverRing {
  const receivers: Receiver[] = [];
  return {
    add(receiver) {
      receivers.push(receiver);
    },
    remove(receiver) {
      const index = receivers.indexOf(receiver);
      if (index >= 0) receivers.splice(index, 1);
    },
    next() {
      const index = receivers.findIndex((receiver) => receiver.credit() > 0);
      const [receiver] = index < 0 ? [] : receivers.splice(index, 1);
      if (receiver !== undefined) receivers.push(receiver);
      return receiver;
    },
    isAsking: () => receivers.some((receiver) => receiver.credit() > 0),
  };
}
