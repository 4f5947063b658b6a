import type { ServerResponse } from 'node:http';
import type { Backend } from '../backend';
import type { FaultBook } from '../control/fault-book';
import { actOutFault } from './act-out-fault';
import { type Azurite, makeAzurite, makeAzuriteBlobs } from './azurite';

export interface TablesSettings {
  /** 0 or absent takes any free port. */
  readonly port?: number;
  /** Where the rows are kept; absent keeps them in memory. */
  readonly dataFile?: string;
  /** Where the blobs beside them are kept; absent keeps them in memory. */
  readonly blobsDir?: string;
  readonly faults: FaultBook;
}

export interface Tables extends Backend {
  readonly port: number;
  readonly connectionString: string;
  /** Requests to tables that arrived so far; a transaction is one. */
  requests(): number;
}

// The emulator's account, the same for everybody.
const account = 'devstoreaccount1';
const key =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

// Half of the five seconds that may be lost when the process is killed.
const saveEveryMs = 2500;

function connectionString(port: number, blobPort: number): string {
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${key}`,
    `TableEndpoint=http://127.0.0.1:${port}/${account}`,
    `BlobEndpoint=http://127.0.0.1:${blobPort}/${account}`,
  ].join(';');
}

async function closeBoth(...servers: readonly Azurite[]): Promise<void> {
  await Promise.all(servers.map(async (server) => server.close()));
}

/**
 * Azure Tables, and blobs beside them, for the local stack. At rest while no request is being answered; nothing in it waits
 * for an instant.
 */
export async function startTables(settings: TablesSettings): Promise<Tables> {
  const { port = 0, dataFile, blobsDir, faults } = settings;
  let running = 0;
  let arrived = 0;
  let stopping: Promise<void> | undefined;
  const count = (response: ServerResponse): void => {
    running += 1;
    response.once('close', () => (running -= 1));
  };

  const azurite = makeAzurite(
    { port, file: dataFile, saveEveryMs },
    (serve) => (request, response) => {
      arrived += 1;
      count(response);
      const path = (request.url ?? '').split('?')[0] ?? '';
      const fault = faults.take('tables', `${request.method ?? ''} ${path}`);
      const listener = fault === undefined ? serve : actOutFault(fault, serve);
      listener(request, response);
    },
  );

  const blobs = makeAzuriteBlobs({ port: 0, dir: blobsDir }, (serve) => (request, response) => {
    count(response);
    serve(request, response);
  });
  const [listeningOn, blobPort] = await Promise.all([azurite.start(), blobs.start()]);
  return {
    name: 'Tables',
    port: listeningOn,
    connectionString: connectionString(listeningOn, blobPort),
    requests: () => arrived,
    atRest: () => running === 0,
    stop: () => (stopping ??= closeBoth(azurite, blobs)),
  };
}
