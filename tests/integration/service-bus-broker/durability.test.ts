import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { build } from 'esbuild';
import { queuesFileOf, startTestBroker } from './test-broker';
import { until } from '../../support/until';

const queues = [
  { name: 'mails', duplicateDetectionWindow: 'PT10M' },
  { name: 'other', deadLetteringOnMessageExpiration: true },
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bodiesOf = (messages: readonly ServiceBusReceivedMessage[]): unknown[] =>
  messages.map(({ body }) => body as unknown);

describe('a broker with a data file', () => {
  it('has everything again after a restart, in the state it was in', async () => {
    const dataFile = join(folder, 'restart');
    const before = await startTestBroker({ queues, dataFile });
    const sender = before.client.createSender('mails');
    const receiver = before.client.createReceiver('mails');
    const inAnHour = new Date(before.clock.now() + 3_600_000);
    await sender.sendMessages(
      ['complete', 'bury', 'defer', 'abandon', 'hold', 'leave'].map((body) => ({
        body,
        messageId: body,
      })),
    );
    await sender.scheduleMessages({ body: 'later', messageId: 'later' }, inAnHour);
    const received = await receiver.receiveMessages(5, { maxWaitTimeInMs: 1000 });
    const [complete, bury, defer, abandon] = received;
    if (complete) await receiver.completeMessage(complete);
    if (bury) {
      const note = { deadLetterReason: 'Bad', deadLetterErrorDescription: 'x', at: new Date(5) };
      await receiver.deadLetterMessage(bury, note);
    }
    if (defer) await receiver.deferMessage(defer);
    if (abandon) await receiver.abandonMessage(abandon, { tried: 'once' });
    await before.stop();

    const after = await startTestBroker({ queues, dataFile });
    const state = after.backend.desk.queues()[0];
    const deadLetters = after.backend.desk.messages('mails', 'dead');
    const again = after.client.createReceiver('mails');
    await after.client.createSender('mails').sendMessages({ body: 'twice', messageId: 'leave' });
    const messages = await again.receiveMessages(10, { maxWaitTimeInMs: 500 });
    const deferred = defer?.sequenceNumber
      ? await again.receiveDeferredMessages(defer.sequenceNumber)
      : [];
    for (const message of [...messages, ...deferred]) await again.completeMessage(message);
    after.clock.moveTo(inAnHour.getTime());
    const scheduled = await again.receiveMessages(1, { maxWaitTimeInMs: 500 });
    await after.stop();

    expect(state).toMatchObject({
      active: 3,
      scheduled: 1,
      locked: 0,
      deferred: 1,
      deadLettered: 1,
    });
    expect(deadLetters).toMatchObject([
      { messageId: 'bury', deadLetterReason: 'Bad', applicationProperties: { at: new Date(5) } },
    ]);
    expect(bodiesOf(messages)).toEqual(['abandon', 'hold', 'leave']);
    expect(messages[0]).toMatchObject({
      deliveryCount: 1,
      applicationProperties: { tried: 'once' },
    });
    // What was in hand when the broker ended was delivered once.
    expect(messages.map(({ deliveryCount }) => deliveryCount)).toEqual([1, 1, 0]);
    expect(bodiesOf(deferred)).toEqual(['defer']);
    expect(bodiesOf(scheduled)).toEqual(['later']);
  });

  it('goes on behind a record that was cut off, and keeps the damaged file aside', async () => {
    const dataFile = join(folder, 'torn');
    const before = await startTestBroker({ queues, dataFile });
    await before.client.createSender('mails').sendMessages({ body: 'kept' });
    await before.stop();
    appendFileSync(dataFile, Buffer.from([0, 0, 1, 0, 9, 9]));

    const after = await startTestBroker({ queues, dataFile });
    await after.client.createSender('mails').sendMessages({ body: 'new' });
    const { log } = after;
    await after.stop();
    const last = await startTestBroker({ queues, dataFile });
    const state = last.backend.desk.queues()[0];
    await last.stop();

    expect(log.join()).toContain('the last 6 bytes');
    expect(existsSync(`${dataFile}.damaged`)).toBe(true);
    expect(state).toMatchObject({ active: 2 });
  });

  it('does not touch a file that is something else', async () => {
    const dataFile = join(folder, 'foreign');
    writeFileSync(dataFile, '{"tables":[]}');

    const start = startTestBroker({ queues, dataFile });

    await expect(start).rejects.toThrow('is not a file of the Service Bus broker');
  });

  it('keeps messages of a queue that is no more', async () => {
    const dataFile = join(folder, 'orphans');
    const before = await startTestBroker({ queues, dataFile });
    await before.client.createSender('mails').sendMessages({ body: 1 });
    await before.stop();

    const without = await startTestBroker({ queues: queues.slice(1), dataFile });
    const { log } = without;
    await without.stop();
    const after = await startTestBroker({ queues, dataFile });
    const state = after.backend.desk.queues()[0];
    await after.stop();

    expect(log.join()).toContain('1 messages of queues that are no more are kept: mails');
    expect(state).toMatchObject({ active: 1 });
  });
});

interface Started {
  readonly child: ChildProcess;
  readonly connectionString: string;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a broker that is killed', () => {
  let script: string;
  let queuesFile: string;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    script = join(folder, 'broker.cjs');
    queuesFile = queuesFileOf(queues);
    const entryPoints = [join(__dirname, 'broker-process.ts')];
    await build({
      entryPoints,
      outfile: script,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
  });

  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(queuesFile);
  });

  const start = async (dataFile: string, port = 0): Promise<Started> => {
    const child = spawn(process.execPath, [script, queuesFile, dataFile, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const { connectionString } = JSON.parse(line) as { connectionString: string };
    return { child, connectionString };
  };

  it('has lost no message that it accepted, and gives back those that were in hand', async () => {
    const dataFile = join(folder, 'killed');
    const first = await start(dataFile);
    const client = new ServiceBusClient(first.connectionString, {
      retryOptions: { maxRetries: 0, timeoutInMs: 2000 },
    });
    const sender = client.createSender('other');
    const held = client.createReceiver('other');
    const accepted = new Set<string>();
    let hasFailed = false;
    const send = async (from: number): Promise<void> => {
      for (let index = from; !hasFailed; index += 10) {
        const messageId = String(index);
        try {
          await sender.sendMessages({ body: index, messageId });
          accepted.add(messageId);
        } catch {
          hasFailed = true;
        }
      }
    };
    const sending = Array.from({ length: 10 }, (_, index) => send(index));
    await until(() => accepted.size > 500);
    await held.receiveMessages(20, { maxWaitTimeInMs: 1000 });
    await kill(first.child);
    await Promise.all(sending);
    await client.close();

    const second = await start(dataFile);
    const again = new ServiceBusClient(second.connectionString);
    const receiver = again.createReceiver('other', { receiveMode: 'receiveAndDelete' });
    const found = new Set<unknown>();
    for (let some = 1; some > 0;) {
      const messages = await receiver.receiveMessages(2000, { maxWaitTimeInMs: 500 });
      some = messages.length;
      for (const { messageId } of messages) found.add(messageId);
    }
    await again.close();
    await kill(second.child);

    expect([...accepted].filter((id) => !found.has(id))).toEqual([]);
  });

  it('is found again by clients that were connected', async () => {
    const dataFile = join(folder, 'reconnect');
    const first = await start(dataFile);
    const port = Number(/:(\d+);/.exec(first.connectionString)?.[1]);
    const client = new ServiceBusClient(first.connectionString, {
      retryOptions: { maxRetries: 20, retryDelayInMs: 50, maxRetryDelayInMs: 100 },
    });
    const bodies: unknown[] = [];
    const subscription = client.createReceiver('mails').subscribe({
      async processMessage({ body }) {
        await Promise.resolve(bodies.push(body));
      },
      processError: () => Promise.resolve(),
    });
    const sender = client.createSender('mails');
    await sender.sendMessages({ body: 1 });
    await until(() => bodies.length === 1);

    await kill(first.child);
    const second = await start(dataFile, port);
    await sender.sendMessages({ body: 2 });
    await until(() => bodies.includes(2));
    await subscription.close();
    await client.close();
    await kill(second.child);

    expect(bodies.at(-1)).toBe(2);
  });
});
