import { connect } from 'node:net';
import { once } from 'node:events';
import { isServiceBusError, type ServiceBusReceiver } from '@azure/service-bus';
import type { Fault } from '../../../local/control/fault-book';
import { startTestBroker, type TestBroker } from './test-broker';
import { until } from '../../support/until';

let broker: TestBroker;
let used = 0;
let queue: string;

// A send that is under way when the connection drops is given up by the client only after its time-out.
const retries = {
  retryOptions: { maxRetries: 5, retryDelayInMs: 20, maxRetryDelayInMs: 50, timeoutInMs: 1000 },
};

beforeAll(async () => {
  const queues = Array.from({ length: 20 }, (_, index) => ({ name: `q${index + 1}` }));
  broker = await startTestBroker({ queues });
});

beforeEach(() => {
  queue = `q${(used += 1)}`;
});

afterAll(async () => {
  await broker.stop();
});

const inject = (fault: Partial<Fault>, times = 1): void => {
  const whole = {
    target: 'serviceBus',
    match: '',
    kind: 'status',
    status: 503,
    when: 'before',
  } as const;
  broker.faults.add({ ...whole, ...fault }, times);
};

const stateOf = (): unknown => broker.backend.desk.queues().find(({ name }) => name === queue);

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    return isServiceBusError(error) ? error.code : 'other';
  }
  return 'none';
}

const receiveOne = async (receiver: ServiceBusReceiver): Promise<unknown> => {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 });
  if (message !== undefined) await receiver.completeMessage(message);
  return message?.body;
};

describe('faults on sending', () => {
  it('is busy so often, which clients try again', async () => {
    inject({ match: `send ${queue}`, status: 429 }, 2);

    await broker.connect(retries).createSender(queue).sendMessages({ body: 1 });

    expect(broker.faults.waiting()).toEqual([]);
    expect(stateOf()).toMatchObject({ active: 1 });
  });

  it('fails for another reason when the status is another', async () => {
    inject({ match: `send ${queue}`, status: 500 });

    const code = await codeOf(broker.client.createSender(queue).sendMessages({ body: 1 }));

    expect(code).not.toBe('none');
    expect(code).not.toBe('ServiceBusy');
    expect(stateOf()).toMatchObject({ active: 0 });
  });

  it.each(['timeout', 'status'] as const)(
    'stores the message and loses the answer (%s after)',
    async (kind) => {
      inject({ match: `send ${queue}`, kind, when: 'after' });
      const client = broker.connect({ retryOptions: { maxRetries: 0, timeoutInMs: 1000 } });

      const code = await codeOf(client.createSender(queue).sendMessages({ body: 1 }));

      expect(code).not.toBe('none');
      expect(stateOf()).toMatchObject({ active: 1 });
    },
  );

  it.each(['reset', 'malformed'] as const)(
    'breaks the connection (%s) and serves the next one',
    async (kind) => {
      inject({ match: `send ${queue}`, kind });

      await broker.connect(retries).createSender(queue).sendMessages({ body: 1 });

      expect(stateOf()).toMatchObject({ active: 1 });
    },
  );

  it('touches no other queue', async () => {
    inject({ match: `send ${queue}-other` });

    await broker.client.createSender(queue).sendMessages({ body: 1 });
    broker.faults.clear();

    expect(stateOf()).toMatchObject({ active: 1 });
  });
});

describe('faults on receiving', () => {
  it('closes the link, and the message waits for the next one', async () => {
    const client = broker.connect(retries);
    const receiver = client.createReceiver(queue);
    await client.createSender(queue).sendMessages({ body: 1 });
    inject({ match: `receive ${queue}` });

    const body = await receiveOne(receiver);

    expect(body).toBe(1);
    expect(broker.faults.waiting()).toEqual([]);
    expect(stateOf()).toMatchObject({ active: 0, locked: 0 });
  });

  it('locks a message that never arrives, until its lock ends', async () => {
    const receiver = broker.client.createReceiver(queue);
    await broker.client.createSender(queue).sendMessages({ body: 1 });
    inject({ match: `receive ${queue}`, kind: 'timeout' });

    const nothing = await receiver.receiveMessages(1, { maxWaitTimeInMs: 100 });
    const state = stateOf();
    broker.clock.moveTo(broker.clock.now() + 60_000);
    const body = await receiveOne(receiver);

    expect(nothing).toEqual([]);
    expect(state).toMatchObject({ active: 0, locked: 1 });
    expect(body).toBe(1);
  });

  it('drops the connection, after which a subscriber goes on', async () => {
    const client = broker.connect(retries);
    const bodies: unknown[] = [];
    inject({ match: `receive ${queue}`, kind: 'reset' });
    const subscription = client.createReceiver(queue).subscribe({
      async processMessage({ body }) {
        await Promise.resolve(bodies.push(body));
      },
      processError: () => Promise.resolve(),
    });

    await broker.client.createSender(queue).sendMessages({ body: 1 });
    await until(() => bodies.length > 0);
    await subscription.close();

    expect(bodies).toEqual([1]);
  });
});

describe('faults on settling', () => {
  it.each([
    ['before', { active: 0, locked: 1 }],
    ['after', { active: 0, locked: 0 }],
  ] as const)('says that it failed (%s)', async (when, expected) => {
    const receiver = broker.client.createReceiver(queue);
    await broker.client.createSender(queue).sendMessages({ body: 1 });
    const [message] = await receiver.receiveMessages(1);
    inject({ match: `settle ${queue}`, when });

    const code = message && (await codeOf(receiver.completeMessage(message)));

    expect(code).toBe('ServiceBusy');
    expect(stateOf()).toMatchObject(expected);
  });
});

describe('a peer that speaks no AMQP', () => {
  const header = Buffer.from('AMQP\0\x01\0\0', 'latin1');

  it.each([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    [
      'a frame without sense',
      Buffer.concat([header, Buffer.from([0, 0, 0, 12, 2, 0, 0, 0, 9, 9, 9, 9])]),
    ],
    ['a frame of no length', Buffer.concat([header, Buffer.alloc(16)])],
    ['an endless frame', Buffer.concat([header, Buffer.from([255, 255, 255, 255, 2, 0, 0, 0])])],
  ])('is hung up on: %s', async (_, bytes) => {
    const receiver = broker.client.createReceiver(queue);
    await broker.client.createSender(queue).sendMessages({ body: 'untouched' });
    const socket = connect(broker.backend.port, '127.0.0.1');
    socket.on('error', () => undefined);

    socket.end(bytes);
    socket.resume();
    await once(socket, 'close');
    const body = await receiveOne(receiver);

    expect(body).toBe('untouched');
    expect(broker.log.join()).toContain('a connection was closed');
  });
});

describe('rest', () => {
  beforeEach(async () => {
    await broker.stop();
    broker = await startTestBroker({ queues: [{ name: queue }] });
  });

  it('is when nothing is in hand, whether messages wait or not', async () => {
    const receiver = broker.client.createReceiver(queue);
    await broker.client.createSender(queue).sendMessages({ body: 1 });
    const waiting = broker.backend.atRest();
    const [message] = await receiver.receiveMessages(1);
    const inHand = broker.backend.atRest();

    if (message) await receiver.completeMessage(message);

    expect([waiting, inHand, broker.backend.atRest()]).toEqual([true, false, true]);
  });

  it('comes back when the one who had it in hand is gone', async () => {
    const client = broker.connect();
    await client.createSender(queue).sendMessages({ body: 1 });
    await client.createReceiver(queue).receiveMessages(1);

    await client.close();
    await until(() => broker.backend.atRest());

    expect(stateOf()).toMatchObject({ locked: 1 });
  });
});
