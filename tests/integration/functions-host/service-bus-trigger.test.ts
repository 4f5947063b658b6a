import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';

import type { ServiceBusBackend } from '../../../local/service-bus/start-service-bus';
import { startHostProcess, type HostProcess } from '../../support/run-functions-host';
import { queueApp, startBroker } from './service-bus-app';
import { until } from '../../support/until';

interface Seen {
  readonly seen: readonly {
    readonly body: unknown;
    readonly metadata: Readonly<Record<string, unknown>>;
  }[];
  readonly most: number;
}

async function seenBy({ ready }: HostProcess): Promise<Seen> {
  return (await (await fetch(`${ready.baseUrl}/api/seen`)).json()) as Seen;
}

async function send(connectionString: string, messages: ServiceBusMessage[]): Promise<void> {
  const client = new ServiceBusClient(connectionString);
  await client.createSender('work').sendMessages(messages);
  await client.close();
}

const startApp = (connectionString: string): Promise<HostProcess> =>
  startHostProcess({ appDir: queueApp(), env: { BUS: connectionString, QUEUE: 'work' } });

describe('a Service Bus queue trigger', () => {
  let broker: ServiceBusBackend;
  let host: HostProcess;

  beforeEach(async () => {
    broker = await startBroker();
    host = await startApp(broker.connectionString);
  });

  afterEach(async () => {
    await host.stop();
    await broker.stop();
  });

  it('hands bodies over as the real host does', async () => {
    const bodies = [
      { a: 1 },
      [1, 2],
      7,
      null,
      'plain text',
      JSON.stringify({ x: 1 }),
      Buffer.from('{"b":2}'),
      Buffer.from('{bad'),
      Buffer.alloc(0),
    ];
    await send(
      broker.connectionString,
      bodies.map((body) => ({ body })),
    );

    const { seen, most } = await until(
      () => seenBy(host),
      (found) => found.seen.length === bodies.length,
    );

    const received = seen.map(({ body }) => JSON.stringify(body)).toSorted();
    const expected = [{ a: 1 }, [1, 2], 7, null, 'plain text', '{"x":1}', { b: 2 }, '{bad', ''];
    expect(received).toEqual(expected.map((body) => JSON.stringify(body)).toSorted());
    expect(most).toBe(2);
  });

  it('hands the metadata over in camel case, with the members of a JSON body', async () => {
    const applicationProperties = { kind: 'mail', Count: 2 };
    const message = {
      body: { a: 1, yes: true },
      messageId: 'r:mail',
      subject: 'S',
      contentType: 'application/json',
      correlationId: 'c',
      applicationProperties,
    };
    await send(broker.connectionString, [message]);

    const { seen } = await until(
      () => seenBy(host),
      (found) => found.seen.length === 1,
    );

    const { sequenceNumber, lockToken, enqueuedTimeUtc, enqueuedTime, ...rest } =
      seen[0]?.metadata ?? {};
    expect(rest).toEqual({
      a: 1,
      yes: 'True',
      messageId: 'r:mail',
      label: 'S',
      subject: 'S',
      contentType: 'application/json',
      correlationId: 'c',
      deliveryCount: 1,
      expiresAtUtc: '9999-12-31T23:59:59.9999999',
      expiresAt: '9999-12-31T23:59:59.9999999+00:00',
      applicationProperties: { kind: 'mail', count: 2 },
      userProperties: { kind: 'mail', count: 2 },
    });
    expect([typeof sequenceNumber, typeof lockToken]).toEqual(['number', 'string']);
    expect(enqueuedTimeUtc).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+$/);
    expect(enqueuedTime).toBe(`${String(enqueuedTimeUtc)}+00:00`);
  });

  it('abandons at once what throws and completes the rest, side by side', async () => {
    const failing = Array.from({ length: 6 }, (_, n) => ({
      body: { n, fail: n % 2 === 0 ? 9 : 0, ms: 0 },
    }));
    await send(broker.connectionString, failing);

    const dead = await until(
      () => broker.desk.messages('work', 'dead') ?? [],
      ({ length }) => length === 3,
    );

    const { seen } = await until(
      () => seenBy(host),
      (found) => found.seen.length === 12,
    );
    expect(dead).toHaveLength(3);
    const deliveries = seen.map(({ metadata }) => Number(metadata['deliveryCount']));
    expect(deliveries.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    await until(() => broker.atRest());
  });

  it('keeps the lock of a message for as long as its handler runs', async () => {
    await send(broker.connectionString, [{ body: { ms: 7000 } }]);
    await until(
      () => seenBy(host),
      (found) => found.seen.length === 1,
    );

    await until(() => broker.atRest());

    const { seen } = await seenBy(host);
    expect(seen).toHaveLength(1);
  });

  it('finishes what runs before the host ends', async () => {
    await send(broker.connectionString, [{ body: { ms: 700 } }]);
    await until(
      () => seenBy(host),
      (found) => found.seen.length === 1,
    );

    const code = await host.stop();

    expect(code).toBe(0);
    await until(() => broker.atRest());
    expect(broker.desk.messages('work', 'dead')).toHaveLength(0);
  });
});

describe('a Service Bus queue trigger whose broker is started again', () => {
  let first: ServiceBusBackend;
  let host: HostProcess;
  const dataFile = join(mkdtempSync(join(tmpdir(), 'broker-')), 'queues.log');

  beforeEach(async () => {
    first = await startBroker(dataFile);
    host = await startApp(first.connectionString);
  });

  afterEach(async () => {
    await host.stop();
    await first.stop();
  });

  it('goes on by itself', async () => {
    await send(first.connectionString, [{ body: 'before' }]);
    await until(
      () => seenBy(host),
      ({ seen }) => seen.length === 1,
    );
    await until(() => first.atRest());
    await first.stop();

    const second = await startBroker(dataFile, first.port);
    await send(second.connectionString, [{ body: 'after' }]);

    const { seen } = await until(
      () => seenBy(host),
      (found) => found.seen.length === 2,
    );
    await second.stop();
    expect(seen.map(({ body }) => body)).toEqual(['before', 'after']);
  });
});
