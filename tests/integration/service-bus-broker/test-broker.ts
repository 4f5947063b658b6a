import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusClientOptions } from '@azure/service-bus';
import { makeStackClock, type StackClock } from '../../../local/clock/stack-clock';
import { makeFaultBook, type FaultBook } from '../../../local/control/fault-book';
import {
  startServiceBus,
  type ServiceBusBackend,
} from '../../../local/service-bus/start-service-bus';

export interface TestBroker {
  readonly backend: ServiceBusBackend;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly client: ServiceBusClient;
  readonly log: string[];
  /** One that ends with the broker. */
  connect(options?: ServiceBusClientOptions): ServiceBusClient;
  stop(): Promise<void>;
}

export interface TestBrokerSettings {
  readonly queues: readonly object[];
  readonly dataFile?: string;
  readonly port?: number;
}

const noRetries = { maxRetries: 0, timeoutInMs: 5000 };

export const queuesFileOf = (queues: readonly object[]): string => {
  const path = join(tmpdir(), `queues-${randomUUID()}.json`);
  writeFileSync(path, JSON.stringify({ queues }));
  return path;
};

/** A broker on a free port whose time the test moves. */
export async function startTestBroker({
  queues,
  ...rest
}: TestBrokerSettings): Promise<TestBroker> {
  const queuesFile = queuesFileOf(queues);
  const clock = makeStackClock(() => undefined, Date.now);
  const faults = makeFaultBook();
  const log: string[] = [];
  const backend = await startServiceBus({
    ...rest,
    queuesFile,
    clock,
    faults,
    log: (line) => log.push(line),
  });
  rmSync(queuesFile);
  const clients: ServiceBusClient[] = [];
  const connect = (options: ServiceBusClientOptions = {}): ServiceBusClient => {
    const client = new ServiceBusClient(backend.connectionString, {
      retryOptions: noRetries,
      ...options,
    });
    clients.push(client);
    return client;
  };
  return {
    backend,
    clock,
    faults,
    log,
    connect,
    client: connect(),
    async stop() {
      await Promise.all(clients.map((client) => client.close()));
      await backend.stop();
    },
  };
}
