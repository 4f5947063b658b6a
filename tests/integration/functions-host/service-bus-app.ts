import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeStackClock } from '../../../local/clock/stack-clock';
import { makeFaultBook } from '../../../local/control/fault-book';
import {
  startServiceBus,
  type ServiceBusBackend,
} from '../../../local/service-bus/start-service-bus';
import { writeApp } from '../../support/write-app';

/** A broker with the one queue `work`: three attempts, locks of five seconds. */
export function startBroker(dataFile?: string, port = 0): Promise<ServiceBusBackend> {
  const queuesFile = join(mkdtempSync(join(tmpdir(), 'queues-')), 'queues.json');
  const queue = { name: 'work', lockDuration: 'PT5S', maxDeliveryCount: 3 };
  writeFileSync(queuesFile, JSON.stringify({ queues: [queue] }));
  return startServiceBus({
    port,
    queuesFile,
    ...(dataFile === undefined ? {} : { dataFile }),
    clock: makeStackClock(() => undefined, Date.now),
    faults: makeFaultBook(),
    log: () => undefined,
  });
}

/** An app that notes every message of `work`; a body `{fail: n}` throws on the first n deliveries. */
export function queueApp(): string {
  return writeApp('index.js', {
    'host.json': JSON.stringify({
      version: '2.0',
      extensions: { serviceBus: { maxConcurrentCalls: 2, maxAutoLockRenewalDuration: '00:01:00' } },
    }),
    'index.js': `const { app } = require('@azure/functions');
      const seen = []; let running = 0; let most = 0;
      app.serviceBusQueue('onWork', { connection: 'BUS', queueName: '%QUEUE%', handler: async (body, context) => {
        running += 1; most = Math.max(most, running);
        const { messageReceiver, ...metadata } = context.triggerMetadata;
        seen.push({ body, metadata });
        await new Promise((done) => setTimeout(done, body?.ms ?? 20));
        running -= 1;
        if (body?.fail >= context.triggerMetadata.deliveryCount) throw new Error('not yet');
      } });
      app.http('seen', { authLevel: 'anonymous', handler: async () => ({ jsonBody: { seen, most } }) });`,
  });
}
