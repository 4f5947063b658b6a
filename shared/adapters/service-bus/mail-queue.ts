import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { queueNames } from '../../contracts/names';
import type { MailMessageBody } from '../../contracts/mail-message';
import type { Later } from '../../domain/later';
import { isApprovalMail } from '../../domain/request/mail-kind';
import { mailMessageId } from '../../domain/request/mail-order';
import type { MailMessage, MailQueue } from '../../ports/mail-queue';
import { connectServiceBus, type ServiceBusConnection } from './connect-service-bus';
import { queueFailure } from './queue-failure';

/** The mail queues, with a way to tell whether they answer and to let go of the connection. */
export interface ServiceBusMailQueue extends MailQueue {
  /** Looks at one message without taking it. @throws AppError `queue.unavailable` (retryable) or `queue.refused` */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const pauseSeconds = 10;

/** Connects at the first use and keeps the connection; the SDK mends it. */
export function makeServiceBusMailQueue(connection: ServiceBusConnection): ServiceBusMailQueue {
  let client: Promise<ServiceBusClient> | undefined;
  const senders = new Map<string, ServiceBusSender>();
  const getClient = async (): Promise<ServiceBusClient> =>
    (client ??= connectServiceBus(connection));

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
        const failure = queueFailure(error);
        if (!failure.retryable) throw failure;
        return { kind: 'later', afterSeconds: pauseSeconds, throttled: false };
      }
    },
    async ping() {
      const receiver = (await getClient()).createReceiver(queueNames.mails);
      try {
        await receiver.peekMessages(1);
      } catch (error) {
        throw queueFailure(error);
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
