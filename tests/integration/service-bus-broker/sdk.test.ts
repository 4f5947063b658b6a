import { isServiceBusError, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { startTestBroker, type TestBroker } from './test-broker';
import { until } from '../../support/until';

let broker: TestBroker;
let used = 0;

const plain = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `plain-${index + 1}`,
    lockDuration: 'PT10S',
  }));

/** A queue that no other test has used. */
const freshQueue = (): string => `plain-${(used += 1)}`;

const stateOf = (name: string): unknown =>
  broker.backend.desk.queues().find((one) => one.name === name);

const idsOf = (messages: readonly ServiceBusReceivedMessage[]): unknown[] =>
  messages.map(({ messageId }) => messageId);

const because = (
  deadLetterReason: string,
): { deadLetterReason: string; deadLetterErrorDescription: string } => ({
  deadLetterReason,
  deadLetterErrorDescription: 'said so',
});

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    if (isServiceBusError(error)) return error.code;
    throw error;
  }
  return 'none';
}

const one = async (receiver: {
  receiveMessages(count: number, options: object): Promise<ServiceBusReceivedMessage[]>;
}): Promise<ServiceBusReceivedMessage> => {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 3000 });
  if (message === undefined) throw new Error('No message arrived.');
  return message;
};

const empty = (name: string): object => ({
  name,
  active: 0,
  scheduled: 0,
  locked: 0,
  deferred: 0,
  deadLettered: 0,
});

beforeAll(async () => {
  broker = await startTestBroker({
    queues: [
      ...plain(30),
      { name: 'three-tries', lockDuration: 'PT10S', maxDeliveryCount: 3 },
      { name: 'two-tries', lockDuration: 'PT10S', maxDeliveryCount: 2 },
      { name: 'once', duplicateDetectionWindow: 'PT10M' },
      { name: 'buries-expired', deadLetteringOnMessageExpiration: true },
      { name: 'drops-expired', defaultMessageTimeToLive: 'PT1M' },
    ],
  });
});

afterAll(async () => {
  await broker.stop();
});

describe('the JavaScript client on the broker', () => {
  it('sends a batch, receives it under lock and completes it', async () => {
    const name = freshQueue();
    const sender = broker.client.createSender(name);
    const receiver = broker.client.createReceiver(name);
    const batch = await sender.createMessageBatch();
    for (let index = 0; index < 5; index += 1) {
      batch.tryAddMessage({
        body: { index },
        messageId: `m${index}`,
        subject: 'subject',
        correlationId: 'correlation',
        contentType: 'application/json',
        applicationProperties: { count: 1, text: 'x', flag: true, at: new Date(5) },
      });
    }
    await sender.sendMessages(batch);

    const messages = await receiver.receiveMessages(10, { maxWaitTimeInMs: 1000 });
    for (const message of messages) await receiver.completeMessage(message);

    expect(batch.maxSizeInBytes).toBe(262_144);
    expect(idsOf(messages)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
    expect(messages[0]).toMatchObject({
      body: { index: 0 },
      deliveryCount: 0,
      subject: 'subject',
      correlationId: 'correlation',
      contentType: 'application/json',
      applicationProperties: { count: 1, text: 'x', flag: true, at: 5 },
      state: 'active',
      lockToken: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      enqueuedTimeUtc: expect.any(Date) as unknown,
      lockedUntilUtc: expect.any(Date) as unknown,
    });
    expect(Number(messages[1]?.sequenceNumber)).toBe(Number(messages[0]?.sequenceNumber) + 1);
    expect(stateOf(name)).toEqual(empty(name));
  });

  it('receives and deletes texts, bytes, nothing and large bodies', async () => {
    const name = freshQueue();
    const sender = broker.client.createSender(name);
    const receiver = broker.client.createReceiver(name, { receiveMode: 'receiveAndDelete' });
    const large = 'x'.repeat(200_000);
    await sender.sendMessages([{ body: 'text' }, { body: Buffer.from([1, 2, 3]) }, { body: null }]);
    await sender.sendMessages({ body: large });

    const messages = await receiver.receiveMessages(4, { maxWaitTimeInMs: 1000 });

    expect(messages.map(({ body }) => body as unknown)).toEqual([
      'text',
      Buffer.from([1, 2, 3]),
      null,
      large,
    ]);
    expect(stateOf(name)).toEqual(empty(name));
  });

  it('refuses a message above the limit', async () => {
    const sender = broker.client.createSender(freshQueue());

    const code = await codeOf(sender.sendMessages({ body: 'x'.repeat(300_000) }));

    expect(code).toBe('MessageSizeExceeded');
  });

  it('tells senders of one turn apart when one is refused', async () => {
    const name = freshQueue();
    const sender = broker.client.createSender(name);

    const codes = await Promise.all(
      ['a', 'x'.repeat(300_000), 'b', 'x'.repeat(300_000)].map((body) =>
        codeOf(sender.sendMessages({ body })),
      ),
    );

    expect(codes).toEqual(['none', 'MessageSizeExceeded', 'none', 'MessageSizeExceeded']);
    expect(stateOf(name)).toMatchObject({ active: 2 });
  });

  it('delivers an abandoned message again, with what was changed, and buries it in the end', async () => {
    const sender = broker.client.createSender('three-tries');
    const receiver = broker.client.createReceiver('three-tries');
    await sender.sendMessages({
      body: 1,
      messageId: 'poison',
      applicationProperties: { kept: 'yes' },
    });
    const seen: unknown[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const message = await one(receiver);
      seen.push([message.deliveryCount, message.applicationProperties]);
      await receiver.abandonMessage(message, { attempt });
    }
    const deadLetters = broker.client.createReceiver('three-tries', { subQueueType: 'deadLetter' });

    const [peeked] = await deadLetters.peekMessages(10);
    const received = await one(deadLetters);
    await deadLetters.completeMessage(received);

    expect(seen).toEqual([
      [0, { kept: 'yes' }],
      [1, { kept: 'yes', attempt: 0 }],
      [2, { kept: 'yes', attempt: 1 }],
    ]);
    expect(peeked).toMatchObject({
      messageId: 'poison',
      deadLetterReason: 'MaxDeliveryCountExceeded',
      deadLetterSource: 'three-tries',
    });
    expect(received.messageId).toBe('poison');
    expect(stateOf('three-tries')).toEqual(empty('three-tries'));
  });

  it('dead-letters with reason, description and properties', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name);
    const deadLetters = broker.client.createReceiver(name, { subQueueType: 'deadLetter' });
    await broker.client
      .createSender(name)
      .sendMessages({ body: { k: 1 }, messageId: 'a', applicationProperties: { kept: 'yes' } });

    await receiver.deadLetterMessage(await one(receiver), {
      deadLetterReason: 'Bad',
      deadLetterErrorDescription: 'schema',
      extra: 7,
    });
    const dead = await one(deadLetters);

    expect(dead).toMatchObject({
      body: { k: 1 },
      deadLetterReason: 'Bad',
      deadLetterErrorDescription: 'schema',
      applicationProperties: { kept: 'yes', extra: 7 },
    });
    expect(broker.backend.desk.messages(name, 'dead')).toMatchObject([
      { messageId: 'a', deadLetterReason: 'Bad', deadLetterDescription: 'schema', body: '{"k":1}' },
    ]);
  });

  it('takes the lock away when its time is over and delivers again', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name, { maxAutoLockRenewalDurationInMs: 0 });
    await broker.client.createSender(name).sendMessages({ body: 1 });
    const first = await one(receiver);

    broker.clock.moveTo(broker.clock.now() + 10_000);
    const code = await codeOf(receiver.completeMessage(first));
    const again = await one(receiver);
    await receiver.completeMessage(again);

    expect(code).toBe('MessageLockLost');
    expect(again.deliveryCount).toBe(1);
    expect(stateOf(name)).toEqual(empty(name));
  });

  it('keeps a lock that is renewed', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name, { maxAutoLockRenewalDurationInMs: 0 });
    await broker.client.createSender(name).sendMessages({ body: 1 });
    const message = await one(receiver);
    const before = message.lockedUntilUtc;

    broker.clock.moveTo(broker.clock.now() + 6000);
    const renewed = await receiver.renewMessageLock(message);
    broker.clock.moveTo(broker.clock.now() + 6000);
    await receiver.completeMessage(message);

    expect(renewed.getTime()).toBeGreaterThanOrEqual((before?.getTime() ?? 0) + 6000);
    expect(stateOf(name)).toEqual(empty(name));
  });

  it('settles a message whose link is closed', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name, { maxAutoLockRenewalDurationInMs: 0 });
    await broker.client.createSender(name).sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const [first, second, third] = await receiver.receiveMessages(3, { maxWaitTimeInMs: 1000 });
    await receiver.close();
    const other = broker.client.createReceiver(name);

    if (first) await other.completeMessage(first);
    if (second) await other.deadLetterMessage(second, because('late'));
    if (third) await other.abandonMessage(third);

    expect(stateOf(name)).toEqual({ ...empty(name), active: 1, deadLettered: 1 });
  });

  it('holds scheduled messages back until their time and cancels them', async () => {
    const name = freshQueue();
    const sender = broker.client.createSender(name);
    const receiver = broker.client.createReceiver(name);
    const inAnHour = new Date(broker.clock.now() + 3_600_000);
    const inHalfAnHour = new Date(broker.clock.now() + 1_800_000);
    const [, second] = await sender.scheduleMessages(
      [
        { body: 'a', messageId: 'a' },
        { body: 'b', messageId: 'b' },
      ],
      inAnHour,
    );
    await sender.sendMessages({ body: 'c', messageId: 'c', scheduledEnqueueTimeUtc: inHalfAnHour });
    const waiting = await receiver.peekMessages(5);
    if (second) await sender.cancelScheduledMessages(second);

    const tooEarly = await receiver.receiveMessages(1, { maxWaitTimeInMs: 100 });
    broker.clock.moveTo(inHalfAnHour.getTime());
    const first = await one(receiver);
    await receiver.completeMessage(first);
    broker.clock.moveTo(inAnHour.getTime());
    const last = await one(receiver);
    await receiver.completeMessage(last);

    expect(waiting.map(({ messageId, state }) => [messageId, state])).toEqual([
      ['a', 'scheduled'],
      ['b', 'scheduled'],
      ['c', 'scheduled'],
    ]);
    expect(tooEarly).toEqual([]);
    expect(idsOf([first, last])).toEqual(['c', 'a']);
    expect(stateOf(name)).toEqual(empty(name));
  });

  it('refuses to cancel what is not scheduled', async () => {
    const sender = broker.client.createSender(freshQueue());
    const [scheduled] = await sender.scheduleMessages(
      [{ body: 1 }],
      new Date(broker.clock.now() + 60_000),
    );
    if (scheduled) await sender.cancelScheduledMessages(scheduled);

    const code = scheduled && (await codeOf(sender.cancelScheduledMessages(scheduled)));

    expect(code).toBe('MessageNotFound');
  });

  it('feeds a processor: concurrent, completing by itself, abandoning what throws', async () => {
    const receiver = broker.client.createReceiver('two-tries');
    const bodies = Array.from({ length: 20 }, (_, index) => index);
    const done: unknown[] = [];
    const errors: string[] = [];
    let running = 0;
    let most = 0;
    const subscription = receiver.subscribe(
      {
        async processMessage({ body }) {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
          if (body === 7) throw new Error('boom');
          done.push(body);
        },
        async processError({ error }) {
          await Promise.resolve();
          errors.push(error.message);
        },
      },
      { maxConcurrentCalls: 4 },
    );
    await broker.client
      .createSender('two-tries')
      .sendMessages(bodies.map((body) => ({ body, messageId: `p${body}` })));

    await until(
      () => broker.backend.desk.messages('two-tries', 'dead')?.length === 1 && done.length === 19,
    );
    await until(() => broker.backend.atRest());
    await subscription.close();

    expect(new Set(done).size).toBe(19);
    expect(most).toBe(4);
    expect(errors).toEqual(['boom', 'boom']);
    expect(stateOf('two-tries')).toEqual({ ...empty('two-tries'), deadLettered: 1 });
  });

  it('drops a message id that it has seen within the window', async () => {
    const sender = broker.client.createSender('once');
    const receiver = broker.client.createReceiver('once', { receiveMode: 'receiveAndDelete' });
    await sender.sendMessages([
      { body: 1, messageId: 'd' },
      { body: 2, messageId: 'd' },
    ]);
    await sender.sendMessages({ body: 3, messageId: 'd' });
    const first = await receiver.receiveMessages(5, { maxWaitTimeInMs: 200 });

    broker.clock.moveTo(broker.clock.now() + 600_000);
    await sender.sendMessages({ body: 4, messageId: 'd' });
    const second = await receiver.receiveMessages(5, { maxWaitTimeInMs: 200 });

    expect(first.map(({ body }) => body as unknown)).toEqual([1]);
    expect(second.map(({ body }) => body as unknown)).toEqual([4]);
  });

  it('keeps deferred messages for those who ask for them by number', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name);
    await broker.client.createSender(name).sendMessages({ body: 'd' });
    const message = await one(receiver);
    await receiver.deferMessage(message, { why: 'later' });
    const nothing = await receiver.receiveMessages(1, { maxWaitTimeInMs: 100 });
    const state = stateOf(name);

    const [deferred] = message.sequenceNumber
      ? await receiver.receiveDeferredMessages(message.sequenceNumber)
      : [];
    if (deferred) await receiver.completeMessage(deferred);

    expect(nothing).toEqual([]);
    expect(state).toEqual({ ...empty(name), deferred: 1 });
    expect(deferred).toMatchObject({ body: 'd', applicationProperties: { why: 'later' } });
    expect(stateOf(name)).toEqual(empty(name));
  });

  it('peeks without taking, past the first page', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name);
    await broker.client
      .createSender(name)
      .sendMessages(Array.from({ length: 7 }, (_, index) => ({ body: index })));

    const first = await receiver.peekMessages(5);
    const second = await receiver.peekMessages(5);

    expect(first.map(({ body }) => body as unknown)).toEqual([0, 1, 2, 3, 4]);
    expect(second.map(({ body }) => body as unknown)).toEqual([5, 6]);
    expect(stateOf(name)).toMatchObject({ active: 7 });
  });

  it('buries or drops what lived too long', async () => {
    await broker.client
      .createSender('buries-expired')
      .sendMessages({ body: 1, timeToLive: 60_000 });
    await broker.client.createSender('drops-expired').sendMessages({ body: 1 });

    broker.clock.moveTo(broker.clock.now() + 60_000);

    expect(broker.backend.desk.messages('buries-expired', 'dead')).toMatchObject([
      { deadLetterReason: 'TTLExpiredException' },
    ]);
    expect(stateOf('drops-expired')).toEqual(empty('drops-expired'));
  });

  it('names a queue that does not exist, to senders and receivers', async () => {
    const codes = [
      await codeOf(broker.client.createSender('nowhere').sendMessages({ body: 1 })),
      await codeOf(broker.client.createReceiver('nowhere').receiveMessages(1)),
    ];

    expect(codes).toEqual(['MessagingEntityNotFound', 'MessagingEntityNotFound']);
  });

  it('refuses a wrong key', async () => {
    const { ServiceBusClient } = await import('@azure/service-bus');
    const wrong = broker.backend.connectionString.replace('local-stack-key', 'wrong');
    const client = new ServiceBusClient(wrong, { retryOptions: { maxRetries: 0 } });

    const code = await codeOf(client.createSender('once').sendMessages({ body: 1 }));
    await client.close();

    expect(code).toBe('UnauthorizedAccess');
  });

  it('refuses sessions and topics by name', async () => {
    const [session, subscription] = await Promise.allSettled([
      broker.client.acceptSession('once', 'a'),
      broker.client.createReceiver('once', 'all').receiveMessages(1),
    ]);

    expect(session.status).toBe('rejected');
    expect(subscription).toMatchObject({
      reason: { message: expect.stringContaining('topics and subscriptions are not') as unknown },
    });
    expect(broker.log.join()).toContain("'once': sessions are not supported");
  });

  it('lets more messages through one link than rhea can remember', async () => {
    const name = freshQueue();
    const sender = broker.client.createSender(name);
    const receiver = broker.client.createReceiver(name);
    let left = 5000;
    while (left > 0) {
      const batch = await sender.createMessageBatch();
      while (left > 0 && batch.tryAddMessage({ body: left })) left -= 1;
      await sender.sendMessages(batch);
    }

    let received = 0;
    while (received < 5000) {
      const messages = await receiver.receiveMessages(500, { maxWaitTimeInMs: 1000 });
      received += messages.length;
      await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    }

    expect(stateOf(name)).toEqual(empty(name));
  });

  it('sends dead letters again under an id that is no duplicate', async () => {
    const name = freshQueue();
    const receiver = broker.client.createReceiver(name);
    await broker.client.createSender(name).sendMessages({
      body: { a: 1 },
      messageId: 'id',
      subject: 'subject',
      applicationProperties: { kept: 'yes' },
    });
    const seen: ServiceBusReceivedMessage[] = [];
    for (let round = 0; round < 2; round += 1) {
      await receiver.deadLetterMessage(await one(receiver), because('Bad'));

      broker.backend.desk.resubmit(name, 'all');
      const again = await one(receiver);
      seen.push(again);
      await receiver.abandonMessage(again);
    }

    expect(idsOf(seen)).toEqual(['id:r1', 'id:r2']);
    expect(seen[1]).toMatchObject({
      body: { a: 1 },
      subject: 'subject',
      deliveryCount: 0,
      applicationProperties: { kept: 'yes' },
    });
    expect(seen[1]?.deadLetterReason).toBeUndefined();
    expect(stateOf(name)).toMatchObject({ active: 1, deadLettered: 0 });
  });
});
