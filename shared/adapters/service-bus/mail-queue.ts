import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { queueNames } from '../../contracts/names';
import type { MailMessageBody } from '../../contracts/mail-message';
import type { Later } from '../../domain/later';
import { isApprovalMail } from '../../domain/request/mail-kind';
import { mailMessageId } from '../../domain/request/mail-order';
import type { MailMessage, MailQueue } from '../../ports/mail-queue';
import { queueFailure } from './queue-failure';

export type ServiceBusConnection =
  | { readonly kind: 'connectionString'; readonly value: string }
  /** `clientId` is that of a user-assigned identity; without it the app's own is used. */
  | {
      readonly kind: 'identity';
      readonly namespace: string;
      readonly clientId?: string | undefined;
    };

/** The mail queues, with a way to tell whether they answer and to let go of the connection. */
export interface ServiceBusMailQueue extends MailQueue {
  /** Looks at one message without taking it; throws when the namespace does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects at the first use and keeps the connection; the SDK mends it. */
export function makeServiceBusMailQueue(connection: ServiceBusConnection): ServiceBusMailQueue {
  let client: Promise<ServiceBusClient> | undefined;
  const senders = new Map<string, ServiceBusSender>();
  const getClient = async (): Promise<ServiceBusClient> => (client ??= connect(connection));

  const senderOf = async (queue: string): Promise<ServiceBusSender> => {
    const opened = await getClient();
    const sender = senders.get(queue) ?? opened.createSender(queue);
    senders.set(queue, sender);
    return sender;
  };

  return {
    async send(message, scheduledFor): Promise<{ readonly kind: 'queued' } | Later> {
      const queue = isApprovalMail(message.mail) ? queueNames.approvalRequests : queueNames.mails;
      try {
        const sender = await senderOf(queue);
        await sender.sendMessages(toServiceBus(message, scheduledFor));
        return { kind: 'queued' };
      } catch (error) {
        return queueFailure(error);
      }
    },
    async ping() {
      const receiver = (await getClient()).createReceiver(queueNames.mails);
      try {
        await receiver.peekMessages(1);
      } finally {
        await receiver.close();
      }
    },
    async close() {
      await (await client)?.close();
      client = undefined;
      senders.clear();
    },
  };
}

function toServiceBus(message: MailMessage, scheduledFor: Date | undefined) {
  const { requestId, mail, stage, recipient, generation, reminder, issue } = message;
  const { attempt, failures, since } = message;
  const body: MailMessageBody = {
    requestId,
    mail,
    stage,
    recipient,
    generation,
    reminder,
    issue,
    attempt,
    failures,
    since,
  };
  return {
    body,
    messageId: mailMessageId(requestId, message, attempt),
    ...(scheduledFor === undefined ? {} : { scheduledEnqueueTimeUtc: scheduledFor }),
  };
}

// The SDK's own retries are kept short: a queue that is down is a value, and the outbox repeats the send.
const retryOptions = { maxRetries: 1, retryDelayInMs: 500, timeoutInMs: 10_000 };

async function connect(connection: ServiceBusConnection): Promise<ServiceBusClient> {
  const { ServiceBusClient: Client } = await import('@azure/service-bus');
  if (connection.kind === 'connectionString') return new Client(connection.value, { retryOptions });
  const { ManagedIdentityCredential } = await import('@azure/identity');
  const { clientId, namespace } = connection;
  const credential =
    clientId === undefined
      ? new ManagedIdentityCredential()
      : new ManagedIdentityCredential({ clientId });
  return new Client(namespace, credential, { retryOptions });
}
