import { join } from 'node:path';
import type { Backend } from '../backend';
import type { StackClock } from '../clock/stack-clock';
import type { FaultBook } from '../control/fault-book';
import { startGraph } from '../graph/start-graph';
import { startInbox } from '../inbox/start-inbox';
import { startServiceBus } from '../service-bus/start-service-bus';
import { startTables } from '../tables/start-tables';
import type { StackPorts } from './remembered-ports';

export interface BackendSettings {
  readonly ports: StackPorts;
  /** Undefined keeps everything in memory. */
  readonly dataDir: string | undefined;
  readonly queuesFile: string;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly log: (line: string) => void;
}

export interface Backends {
  readonly tables: Awaited<ReturnType<typeof startTables>>;
  readonly serviceBus: Awaited<ReturnType<typeof startServiceBus>>;
  readonly graph: Awaited<ReturnType<typeof startGraph>>;
  readonly inbox: Awaited<ReturnType<typeof startInbox>>;
}

export const listBackends = ({
  tables,
  serviceBus,
  graph,
  inbox,
}: Backends): readonly Backend[] => [tables, serviceBus, graph, inbox];

/** All backends of the app in this process, on 127.0.0.1. Throws an error whose message says which one cannot start. */
export async function startBackends(settings: BackendSettings): Promise<Backends> {
  const { ports, dataDir, queuesFile, clock, faults, log } = settings;
  const common = { clock, faults, log };
  const file = (name: string): { readonly dataFile?: string } =>
    dataDir === undefined ? {} : { dataFile: join(dataDir, name) };
  const folder = (name: string): { readonly dataDir?: string } =>
    dataDir === undefined ? {} : { dataDir: join(dataDir, name) };
  const [tables, serviceBus, graph, inbox] = await Promise.all([
    startTables({
      port: ports.tables,
      faults,
      ...file('tables.json'),
      ...(dataDir === undefined ? {} : { blobsDir: join(dataDir, 'blobs') }),
    }),
    startServiceBus({
      ...common,
      port: ports.serviceBus,
      queuesFile,
      ...file('service-bus.json'),
    }),
    startGraph({ ...common, port: ports.graph, ...folder('graph') }),
    startInbox({
      ...common,
      webPort: ports.inbox,
      smtpPort: ports.smtp,
      ...folder('inbox'),
    }),
  ]);
  return { tables, serviceBus, graph, inbox };
}
