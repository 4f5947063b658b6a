import { withMessageId } from '../amqp/with-message-id';
import type { Broker } from '../engine/broker';
import type { LaneName, QueueState } from '../engine/queue';
import type { MessageContent, QueuedMessage } from '../engine/queued-message';
import { viewMessage, type MessageView } from './message-view';

/** What an operator can see of the queues and do with them, without speaking AMQP. */
export interface QueueDesk {
  queues(): readonly QueueState[];
  /** The first ones by sequence number; undefined for a queue that does not exist. */
  messages(queue: string, lane: LaneName): readonly MessageView[] | undefined;
  /**
   * Sends dead letters again, each under its message id with `:r1`, `:r2`, … behind it, and takes them out of the
   * dead-letter queue. Gives how many; those that a receiver holds stay.
   */
  resubmit(queue: string, sequenceNumber: number | 'all'): number;
}

const mostShown = 200;

const nextId = (messageId: string): string => {
  const [whole, first = messageId, count = '0'] = /^(.*):r(\d+)$/su.exec(messageId) ?? [];
  return whole === undefined ? `${messageId}:r1` : `${first}:r${Number(count) + 1}`;
};

function revive({ content }: QueuedMessage): MessageContent {
  const messageId = nextId(content.messageId);
  return { ...content, messageId, payload: withMessageId(content.payload, messageId) };
}

export function makeQueueDesk(broker: Broker): QueueDesk {
  return {
    queues: () => broker.queues.map((queue) => queue.state()),
    messages: (name, lane) => broker.queue(name)?.peek(lane, 0, mostShown).map(viewMessage),
    resubmit(name, sequenceNumber) {
      const queue = broker.queue(name);
      const numbers =
        sequenceNumber === 'all'
          ? queue?.peek('dead', 0, Infinity).map((message) => message.sequenceNumber)
          : [sequenceNumber];
      return (numbers ?? []).filter((number) => queue?.resubmit(number, revive) === true).length;
    },
  };
}
