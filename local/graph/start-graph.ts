import { randomUUID } from 'node:crypto';

import type { Backend } from '../backend';
import type { StackClock } from '../clock/stack-clock';
import type { FaultBook } from '../control/fault-book';
import type { WebAnswer } from '../web/web-answer';
import { startWebServer } from '../web/web-server';
import type { WebRequest } from '../web/web-server';
import { actOutFault } from './act-out-fault';
import { makeDirectory } from './directory';
import { makeGraphApi } from './graph-api';
import { makeGraphEndpoint } from './graph-endpoint';
import { defaultGraphSettings } from './graph-settings';
import type { GraphSettings } from './graph-settings';
import { makeGraphSite } from './graph-site';
import { openJournalStore } from './journal-store';
import { seedDirectory } from './seed-directory';
import { tenant } from './tenant';
import { makeThrottle } from './throttle';
import { makeTokenEndpoints } from './token-endpoints';

export interface GraphOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Where the directory is kept; left out, it lives in memory only. */
  readonly dataDir?: string;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly settings?: Partial<GraphSettings>;
  readonly log: (line: string) => void;
}

export interface GraphBackend extends Backend {
  /** Without trailing slash; Graph itself is `<url>/v1.0`. */
  readonly url: string;
  /** For `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` of the app. */
  readonly identityEndpoint: string;
  readonly identityHeader: string;
  readonly tenantId: string;
}

const name = 'Microsoft Graph simulator';

/**
 * Microsoft Graph v1.0, Entra's token endpoints and a page for people, on 127.0.0.1. Every answer is given after its
 * change is on disk. @throws Error with one clear sentence when the port or the folder cannot be used.
 */
export async function startGraph(options: GraphOptions): Promise<GraphBackend> {
  const { clock, faults, log } = options;
  const settings = { ...defaultGraphSettings, ...options.settings };
  const store = openJournalStore(options.dataDir);
  const directory = makeDirectory(store, clock, settings);
  seedDirectory(directory);
  store.commit();

  let url = '';
  const identityHeader = randomUUID();
  const tokens = makeTokenEndpoints(clock, settings, identityHeader, () => url);
  const api = makeGraphApi(directory, makeThrottle(clock, settings), () => url);
  const graph = makeGraphEndpoint({ api, clock, faults, log });
  const site = makeGraphSite(directory);

  const token = (request: WebRequest): WebAnswer | undefined => {
    const answer = tokens.answer(request);
    if (answer === undefined) return undefined;
    const fault = faults.take('graph', `${request.method} ${request.path}`);
    return fault === undefined
      ? answer
      : actOutFault(fault, () => answer, randomUUID(), clock.now());
  };
  const handle = async (request: WebRequest): Promise<WebAnswer> => {
    const answer = await (request.path.startsWith('/v1.0/')
      ? graph(request)
      : (token(request) ?? site(request)));
    store.commit();
    return answer;
  };

  const server = await startWebServer({ port: options.port ?? 0, log, handle });
  ({ url } = server);
  return {
    name,
    url,
    identityEndpoint: `${url}/msi/token`,
    identityHeader,
    tenantId: tenant.id,
    atRest: () => server.isIdle(),
    stop: async () => {
      await server.stop();
      store.close();
    },
  };
}
