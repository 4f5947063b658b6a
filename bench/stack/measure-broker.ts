import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { z } from 'zod';
import { perSecond, type Figure } from '../figure';
import { startChild } from '../support/child-line';

const queue = 'mails';
const inFlight = 200;

async function send(client: ServiceBusClient, count: number, batch: string): Promise<void> {
  const sender = client.createSender(queue);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      await sender.sendMessages({ body: { number }, messageId: `${batch}${String(number)}` });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  await sender.close();
}

async function receive(client: ServiceBusClient, count: number): Promise<void> {
  const receiver = client.createReceiver(queue);
  let left = count;
  await new Promise<void>((resolve, reject) => {
    receiver.subscribe(
      {
        processMessage: () => {
          left -= 1;
          if (left === 0) resolve();
          return Promise.resolve();
        },
        processError: ({ error }) => {
          reject(error);
          return Promise.resolve();
        },
      },
      { maxConcurrentCalls: inFlight },
    );
  });
  await receiver.close();
}

/** Single messages through the broker on disk with the real SDK on both sides, each sent, received and completed. */
export async function measureBroker(quick: boolean): Promise<Figure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-broker-'));
  const queuesFile = join(__dirname, '../../infra/service-bus-queues.json');
  const line = z.object({ connectionString: z.string() });
  const broker = await startChild('broker.cjs', [dataDir, queuesFile], line);
  const sending = new ServiceBusClient(broker.line.connectionString);
  const receiving = new ServiceBusClient(broker.line.connectionString);
  try {
    const both = async (count: number, batch: string): Promise<number> => {
      const started = performance.now();
      await Promise.all([send(sending, count, batch), receive(receiving, count)]);
      return count / ((performance.now() - started) / 1000);
    };
    await both(500, 'first');
    const rate = await both(quick ? 2000 : 15_000, 'counted');
    return {
      name: 'broker messages, sent to completed',
      value: perSecond(rate),
      aim: '≥ 3,000/s',
      note: 'one by one, sender and receiver in one process; on disk',
    };
  } finally {
    await Promise.all([sending.close(), receiving.close()]);
    await broker.stop();
    rmSync(dataDir, { recursive: true });
  }
}
