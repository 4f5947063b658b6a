import { makeServiceBusMailQueue } from '../../../shared/adapters/service-bus/mail-queue';
import type { ServiceBusMailQueue } from '../../../shared/adapters/service-bus/mail-queue';
import { mailMessageSchema } from '../../../shared/contracts/mail-message';
import { queueNames } from '../../../shared/contracts/names';
import { mailQueueContract, sampleMessage } from '../../support/contracts/mail-queue.contract';
import { startTestBroker, type TestBroker } from '../service-bus-broker/test-broker';

const queues = Object.values(queueNames).map((name) => ({
  name,
  lockDuration: 'PT1M',
  maxDeliveryCount: 10,
  defaultMessageTimeToLive: 'P14D',
  duplicateDetectionWindow: 'PT10M',
  deadLetteringOnMessageExpiration: true,
}));

describe('makeServiceBusMailQueue over the local broker', () => {
  let broker: TestBroker;
  let queue: ServiceBusMailQueue;

  beforeEach(async () => {
    broker = await startTestBroker({ queues });
    const { connectionString: value } = broker.backend;
    queue = makeServiceBusMailQueue({ kind: 'connectionString', value });
  });
  afterEach(async () => {
    await queue.close();
    await broker.stop();
  });

  mailQueueContract(() => ({
    queue,
    waiting: () =>
      Promise.resolve(
        broker.backend
          .queues()
          .map(({ active, scheduled }) => active + scheduled)
          .reduce((sum, count) => sum + count, 0),
      ),
  }));

  it('sends a body that its trigger can parse, to the queue of its kind', async () => {
    await queue.send({ ...sampleMessage, mail: 'approval-request' });

    const receiver = broker.client.createReceiver(queueNames.approvalRequests);
    const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
    expect(mailMessageSchema.parse(message?.body)).toMatchObject({ mail: 'approval-request' });
    expect(message?.messageId).not.toContain('@');
  });

  it('says later when the broker is throttled', async () => {
    const fault = { target: 'serviceBus', match: 'send', kind: 'status', status: 503 } as const;
    broker.faults.add({ ...fault, when: 'before' }, 5);

    const answer = await queue.send(sampleMessage);

    expect(answer).toMatchObject({ kind: 'later' });
  });

  it('throws where the sign-in may not send', async () => {
    const wrong = broker.backend.connectionString.replace('local-stack-key', 'wrong');
    const refused = makeServiceBusMailQueue({ kind: 'connectionString', value: wrong });

    const sending = refused.send(sampleMessage);

    await expect(sending).rejects.toMatchObject({ code: 'queue.refused', retryable: false });
    await refused.close();
  });

  it('answers a ping', async () => {
    await expect(queue.ping()).resolves.toBeUndefined();
  });
});
