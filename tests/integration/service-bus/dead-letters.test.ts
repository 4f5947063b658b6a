import {
  makeServiceBusDeadLetters,
  type ServiceBusDeadLetters,
} from '../../../shared/adapters/service-bus/dead-letters';
import { queueNames } from '../../../shared/contracts/names';
import { startTestBroker, type TestBroker } from '../service-bus-broker/test-broker';

const discard = async () => Promise.resolve({ kind: 'discard' } as const);

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
  const waitingIn = (queue: string) =>
    broker.backend.queues().find(({ name }) => name === queue)?.active;
  const numberOf = async (messageId: string): Promise<ReadonlySet<string>> => {
    const found = (await letters.list(100)).find((letter) => letter.messageId === messageId);
    return new Set(found === undefined ? [] : [found.sequenceNumber]);
  };

  it('looks at the letters of both queues without taking them', async () => {
    await die('mails', 'a', 'b');
    await die('approval-requests', 'c');

    const found = await letters.list(100);
    const again = await letters.list(1);

    expect(found.map(({ queue, messageId }) => `${queue} ${messageId}`).toSorted()).toEqual([
      'approval-requests c',
      'mails a',
      'mails b',
    ]);
    expect(found[0]).toMatchObject({ reason: 'MaxDeliveryCountExceeded', deliveryCount: 1 });
    expect(found.find(({ messageId }) => messageId === 'a')?.body).toEqual({ id: 'a' });
    expect(again).toHaveLength(2);
  });

  it('sends one of several again under its new id, and leaves the others', async () => {
    await die('mails', 'a', 'b', 'c');

    const count = await letters.dispose('mails', await numberOf('b'), (letter) =>
      Promise.resolve({ kind: 'resubmit', messageId: `${letter.messageId}:r1`, body: letter.body }),
    );

    expect(count).toBe(1);
    expect((await letters.list(100)).map(({ messageId }) => messageId)).toEqual(['a', 'c']);
    expect(waitingIn('mails')).toBe(1);
    const [message] = await broker.client.createReceiver('mails').peekMessages(1);
    expect(message).toMatchObject({ messageId: 'b:r1', body: { id: 'b' } });
  });

  it('sends one that is resubmitted twice only once', async () => {
    await die('mails', 'a');
    const wanted = await numberOf('a');
    const again = { kind: 'resubmit', messageId: 'a:r1', body: {} } as const;
    const sender = broker.client.createSender('mails');
    await sender.sendMessages({ messageId: 'a:r1', body: {} });

    await letters.dispose('mails', wanted, () => Promise.resolve(again));

    expect(waitingIn('mails')).toBe(1);
    expect(await letters.list(100)).toEqual([]);
  });

  it('leaves a letter where it is when the act fails', async () => {
    await die('mails', 'a', 'b');
    const wanted = await numberOf('a');

    await expect(
      letters.dispose('mails', wanted, () => Promise.reject(new Error('tables are down'))),
    ).rejects.toThrow('tables are down');
    broker.clock.moveTo(broker.clock.now() + 120_000);

    expect(await letters.list(100)).toHaveLength(2);
  });

  it('discards, and finds nothing under a number that is not there', async () => {
    await die('mails', 'a');

    const missing = await letters.dispose('mails', new Set(['9999']), discard);
    const found = await letters.dispose('mails', await numberOf('a'), discard);

    expect([missing, found]).toEqual([0, 1]);
    expect(await letters.list(100)).toEqual([]);
  });
});
