import type { Backend } from '../backend';
import type { FaultBook } from '../control/fault-book';
import { actOutFault } from './act-out-fault';
import { makeAzurite } from './azurite';

export interface TablesSettings {
  /** 0 or absent takes any free port. */
  readonly port?: number;
  /** Where the rows are kept; absent keeps them in memory. */
  readonly dataFile?: string;
  readonly faults: FaultBook;
}

export interface Tables extends Backend {
  readonly port: number;
  readonly connectionString: string;
  /** Requests that arrived so far; a transaction is one. */
  requests(): number;
}

// The emulator's account, the same for everybody.
const account = 'devstoreaccount1';
const key =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

// Half of the five seconds that may be lost when the process is killed.
const saveEveryMs = 2500;

function connectionString(port: number): string {
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${key}`,
    `TableEndpoint=http://127.0.0.1:${port}/${account}`,
  ].join(';');
}

/** Azure Tables for the local stack. At rest while no request is being answered; nothing in it waits for an instant. */
export async function startTables({ port = 0, dataFile, faults }: TablesSettings): Promise<Tables> {
  let running = 0;
  let arrived = 0;
  let stopping: Promise<void> | undefined;

  const azurite = makeAzurite(
    { port, file: dataFile, saveEveryMs },
    (serve) => (request, response) => {
      running += 1;
      arrived += 1;
      response.once('close', () => (running -= 1));
      const path = (request.url ?? '').split('?')[0] ?? '';
      const fault = faults.take('tables', `${request.method ?? ''} ${path}`);
      const listener = fault === undefined ? serve : actOutFault(fault, serve);
      listener(request, response);
    },
  );

  const listeningOn = await azurite.start();
  return {
    name: 'Tables',
    port: listeningOn,
    connectionString: connectionString(listeningOn),
    requests: () => arrived,
    atRest: () => running === 0,
    stop: () => (stopping ??= azurite.close()),
  };
}
