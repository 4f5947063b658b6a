import type { Backend } from '../backend';
import type { StackClock } from '../clock/stack-clock';
import type { FaultBook } from '../control/fault-book';
import type { SasKey } from './amqp/refuse-sas-token';
import { startAmqpServer } from './amqp/start-amqp-server';
import { makeBroker } from './engine/broker';
import type { QueueSettings } from './engine/queue-settings';
import { makeQueueDesk, type QueueDesk } from './page/queue-desk';
import { readQueuesFile } from './read-queues-file';
import { makeMemoryStore } from './store/memory-store';
import { openJournalStore, type JournalStore } from './store/open-journal-store';

export interface ServiceBusSettings {
  /** 0 or absent takes any free port. */
  readonly port?: number;
  /** Where messages are kept; absent keeps them in memory. */
  readonly dataFile?: string;
  /** The queues, as the deployment has them. */
  readonly queuesFile: string;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly log: (line: string) => void;
}

export interface ServiceBusBackend extends Backend {
  readonly port: number;
  readonly connectionString: string;
  readonly desk: QueueDesk;
}

// The same for everybody: it opens a broker on this machine only.
const key: SasKey = { name: 'RootManageSharedAccessKey', key: 'local-stack-key' };

const connectionString = (port: number): string =>
  [
    `Endpoint=sb://127.0.0.1:${port}`,
    `SharedAccessKeyName=${key.name}`,
    `SharedAccessKey=${key.key}`,
    'UseDevelopmentEmulator=true',
  ].join(';');

function openStore({ dataFile, clock, log }: ServiceBusSettings): JournalStore {
  if (dataFile !== undefined)
    return openJournalStore({ path: dataFile, now: () => clock.now(), log });
  const kept = { messages: [], remembered: [], lastSequenceNumber: 0 };
  return { store: makeMemoryStore(), kept };
}

function reportOrphans(
  { kept }: JournalStore,
  queues: readonly QueueSettings[],
  log: (line: string) => void,
): void {
  const known = new Set(queues.map(({ name }) => name));
  const orphans = kept.messages.filter(({ queue }) => !known.has(queue));
  if (orphans.length === 0) return;
  const names = [...new Set(orphans.map(({ queue }) => queue))].join(', ');
  log(`Service Bus: ${orphans.length} messages of queues that are no more are kept: ${names}.`);
}

/**
 * Azure Service Bus for the local stack: queues over AMQP 1.0 for the real clients. A send is accepted once it is
 * written; at rest while nothing is in hand, deliverable or due.
 * @throws Error when the port is taken, the queues file is wrong or the data file is something else.
 */
export async function startServiceBus(settings: ServiceBusSettings): Promise<ServiceBusBackend> {
  const { port = 0, clock, faults, log } = settings;
  const queues = readQueuesFile(settings.queuesFile);
  const opened = openStore(settings);
  reportOrphans(opened, queues, log);
  const broker = makeBroker(queues, { clock, ...opened });
  const server = await startAmqpServer(port, { broker, faults, key, log });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server.stop();
    broker.stop();
    opened.store.close();
  };
  return {
    name: 'Service Bus broker',
    port: server.port,
    connectionString: connectionString(server.port),
    atRest: () => broker.isAtRest(),
    stop: () => (stopping ??= stop()),
    desk: makeQueueDesk(broker),
  };
}
