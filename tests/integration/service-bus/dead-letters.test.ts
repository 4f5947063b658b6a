import {
  makeServiceBusDeadLetters,
  type ServiceBusDeadLetters,
} from '../../../shared/adapters/service-bus/dead-letters';
import { queueNames } from '../../../shared/contracts/names';
import { deadLettersContract } from '../../support/contracts/dead-letters.contract';
import { startTestBroker, type TestBroker } from '../service-bus-broker/test-broker';

const queues = Object.values(queueNames).map((name) => ({
  name,
  lockDuration: 'PT1M',
  maxDeliveryCount: 1,
  defaultMessageTimeToLive: 'P14D',
  duplicateDetectionWindow: 'PT10M',
  deadLetteringOnMessageExpiration: true,
}));

describe('makeServiceBusDeadLetters over the local broker', () => {
  let broker: TestBroker;
  let letters: ServiceBusDeadLetters;

  beforeEach(async () => {
    broker = await startTestBroker({ queues });
    letters = makeServiceBusDeadLetters({
      kind: 'connectionString',
      value: broker.backend.connectionString,
    });
  });
  afterEach(async () => {
    await letters.close();
    await broker.stop();
  });

  /** Messages that their only delivery gave back. */
  const die = async (queue: string, ...ids: readonly string[]): Promise<void> => {
    const sender = broker.client.createSender(queue);
    const receiver = broker.client.createReceiver(queue);
    for (const messageId of ids) await sender.sendMessages({ messageId, body: { id: messageId } });
    const messages = await receiver.receiveMessages(ids.length);
    for (const message of messages) await receiver.abandonMessage(message);
    await sender.close();
    await receiver.close();
  };

  deadLettersContract(() => ({
    letters,
    die,
    async waiting(queue) {
      const messages = await broker.client.createReceiver(queue).peekMessages(10);
      return messages.map(({ messageId, body }) => ({
        messageId: String(messageId),
        body: body as unknown,
      }));
    },
    letLocksRunOut() {
      broker.clock.moveTo(broker.clock.now() + 120_000);
    },
  }));

  it('tells why and after how many deliveries', async () => {
    await die('mails', 'a');

    expect(await letters.list(100)).toMatchObject([
      { reason: 'MaxDeliveryCountExceeded', deliveryCount: 1 },
    ]);
  });
});
