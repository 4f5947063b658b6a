import type {
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';
import { queueNames } from '../../contracts/names';
import type { DeadLetter, DeadLetters, Disposal } from '../../ports/dead-letters';
import { connectServiceBus, type ServiceBusConnection } from './connect-service-bus';
import { queueFailure } from './queue-failure';

/** Dead letters, with a way to let go of the connection. */
export interface ServiceBusDeadLetters extends DeadLetters {
  close(): Promise<void>;
}

const batch = 50;
const patienceMs = 3000;
const subQueue = { subQueueType: 'deadLetter' } as const;

/** The sub-queues `$DeadLetterQueue`. Connects at the first use. */
export function makeServiceBusDeadLetters(connection: ServiceBusConnection): ServiceBusDeadLetters {
  let client: Promise<ServiceBusClient> | undefined;
  const connected = async (): Promise<ServiceBusClient> =>
    (client ??= connectServiceBus(connection));

  return {
    async list(limit) {
      // Peeks of one connection go on where the last one stopped; a list begins anew.
      const own = await connectServiceBus(connection);
      try {
        const letters = await asked(
          Promise.all(Object.values(queueNames).map(async (queue) => peek(own, queue, limit))),
        );
        return letters.flat();
      } finally {
        await own.close();
      }
    },
    async dispose(queue, wanted, decide) {
      const open = await connected();
      const receiver = open.createReceiver(queue, { ...subQueue, receiveMode: 'peekLock' });
      try {
        return await findEach(receiver, wanted, async (message) => {
          const letter = toLetter(queue, message);
          const disposal = await decide(letter);
          await asked(settle(open, { receiver, queue, message }, disposal));
        });
      } finally {
        await receiver.close();
      }
    },
    async close() {
      await (await client)?.close();
      client = undefined;
    },
  };
}

/** @throws AppError `queue.unavailable` (retryable), `queue.refused` */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw queueFailure(error);
  }
}

async function peek(
  client: ServiceBusClient,
  queue: string,
  limit: number,
): Promise<readonly DeadLetter[]> {
  const receiver = client.createReceiver(queue, subQueue);
  const found: DeadLetter[] = [];
  while (found.length < limit) {
    const messages = await receiver.peekMessages(Math.min(batch, limit - found.length));
    if (messages.length === 0) break;
    found.push(...messages.map((message) => toLetter(queue, message)));
  }
  return found;
}

/** A dead letter cannot be asked for by its number: what is not wanted is held until the end, then given back. */
async function findEach(
  receiver: ServiceBusReceiver,
  wanted: ReadonlySet<string>,
  act: (message: ServiceBusReceivedMessage) => Promise<void>,
): Promise<number> {
  const held: ServiceBusReceivedMessage[] = [];
  const seen = new Set<string>();
  let found = 0;
  try {
    while (found < wanted.size) {
      const messages = await asked(
        receiver.receiveMessages(batch, { maxWaitTimeInMs: patienceMs }),
      );
      const fresh = messages.filter((message) => !seen.has(numberOf(message)));
      if (fresh.length === 0) break;
      const isWanted = (message: ServiceBusReceivedMessage): boolean =>
        fresh.includes(message) && wanted.has(numberOf(message));
      held.push(...messages.filter((message) => !isWanted(message)));
      for (const message of messages.filter(isWanted)) {
        await act(message);
        found += 1;
      }
      for (const message of fresh) seen.add(numberOf(message));
    }
  } finally {
    // A lock that has run out is given back already.
    await Promise.allSettled(held.map(async (message) => receiver.abandonMessage(message)));
  }
  return found;
}

interface Taken {
  readonly receiver: ServiceBusReceiver;
  readonly queue: string;
  readonly message: ServiceBusReceivedMessage;
}

async function settle(
  client: ServiceBusClient,
  { receiver, queue, message }: Taken,
  disposal: Disposal,
): Promise<void> {
  if (disposal.kind === 'keep') {
    await receiver.abandonMessage(message);
    return;
  }
  if (disposal.kind === 'resubmit') {
    const sender = client.createSender(queue);
    const { body, messageId } = disposal;
    try {
      await sender.sendMessages({ body, messageId });
    } finally {
      await sender.close();
    }
  }
  await receiver.completeMessage(message);
}

const numberOf = ({ sequenceNumber }: ServiceBusReceivedMessage): string =>
  sequenceNumber?.toString() ?? '';

function toLetter(queue: string, message: ServiceBusReceivedMessage): DeadLetter {
  const { messageId, deadLetterReason, deadLetterErrorDescription } = message;
  const body: unknown = message.body;
  return {
    queue,
    sequenceNumber: numberOf(message),
    messageId: messageId === undefined ? '' : String(messageId),
    reason: deadLetterReason ?? '',
    description: deadLetterErrorDescription ?? '',
    enqueuedAt: message.enqueuedTimeUtc?.toISOString() ?? '',
    deliveryCount: message.deliveryCount ?? 0,
    body,
  };
}
