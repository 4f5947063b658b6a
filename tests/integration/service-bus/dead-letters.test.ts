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

/** What both calls throw over another connection. */
const failing = async (value: string): Promise<readonly unknown[]> => {
  const other = makeServiceBusDeadLetters({ kind: 'connectionString', value });
  const asked = [
    other.list(1),
    other.dispose('mails', new Set(['1']), () => Promise.resolve({ kind: 'keep' })),
  ];
  const thrown = await Promise.allSettled(asked);
  await other.close();
  return thrown.map((each) => (each.status === 'rejected' ? (each.reason as unknown) : each));
};

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

  it('tells a sign-in that is refused from queues that are away', async () => {
    const { connectionString } = broker.backend;
    const refused = await failing(connectionString.replace('local-stack-key', 'wrong'));
    const away = await failing(connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));

    expect(refused).toMatchObject([{ code: 'queue.refused' }, { code: 'queue.refused' }]);
    expect(away).toMatchObject([{ code: 'queue.unavailable' }, { code: 'queue.unavailable' }]);
  });

  it('tells why and after how many deliveries', async () => {
    await die('mails', 'a');

    expect(await letters.list(100)).toMatchObject([
      { reason: 'MaxDeliveryCountExceeded', deliveryCount: 1 },
    ]);
  });
});
