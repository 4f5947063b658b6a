import { ManagedIdentityCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

import { shiftDate, realNow } from '../../../local/clock/shift-date';
import { makeStackClock } from '../../../local/clock/stack-clock';
import type { StackClock } from '../../../local/clock/stack-clock';
import { makeFaultBook } from '../../../local/control/fault-book';
import type { FaultBook } from '../../../local/control/fault-book';
import type { GraphSettings } from '../../../local/graph/graph-settings';
import { startGraph } from '../../../local/graph/start-graph';
import type { GraphBackend } from '../../../local/graph/start-graph';

export interface GraphTenant {
  readonly graph: GraphBackend;
  readonly client: Client;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  /** A token as the managed identity gets it now, with the roles granted at this moment. */
  token(): Promise<string>;
  stop(): Promise<void>;
}

/** Sends to the simulator what the client believes to send to Graph. */
class RewritingHandler extends HTTPMessageHandler {
  readonly #target: string;

  constructor(target: string) {
    super();
    this.#target = target;
  }

  override async execute(context: Context): Promise<void> {
    if (typeof context.request !== 'string') throw new Error('The client sends addresses as text');
    const address = context.request.replace('https://graph.microsoft.com', this.#target);
    context.response = await fetch(address, context.options);
  }
}

/** The real client over a chain that ends at the simulator; its own retries are off unless asked for. */
export function graphClient(url: string, token: () => Promise<string>, retries = 0): Client {
  const middleware: Middleware[] = [
    new AuthenticationHandler({ getAccessToken: token }),
    new RetryHandler(new RetryHandlerOptions(0, retries)),
    new RewritingHandler(url),
  ];
  return Client.initWithMiddleware({ middleware });
}

/** A token by the client credentials grant, with whatever roles are granted at this moment. */
export async function clientToken({ url, tenantId }: GraphBackend): Promise<string> {
  const answer = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'vestibule',
      client_secret: 'anything',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

/** A token as the app gets it: by the managed identity of App Service. */
export async function managedIdentityToken(graph: GraphBackend): Promise<string> {
  process.env['IDENTITY_ENDPOINT'] = graph.identityEndpoint;
  process.env['IDENTITY_HEADER'] = graph.identityHeader;
  const { token } = await new ManagedIdentityCredential().getToken(
    'https://graph.microsoft.com/.default',
  );
  return token;
}

export async function startTenant(
  options: { settings?: Partial<GraphSettings>; dataDir?: string; log?: string[] } = {},
): Promise<GraphTenant> {
  const clock = makeStackClock(shiftDate, realNow);
  const faults = makeFaultBook();
  const { log = [], ...rest } = options;
  const graph = await startGraph({ clock, faults, log: (line) => log.push(line), ...rest });
  const token = async (): Promise<string> => clientToken(graph);
  return {
    graph,
    clock,
    faults,
    token,
    client: graphClient(graph.url, token),
    stop: async () => {
      await graph.stop();
      shiftDate(0);
    },
  };
}

/** Changes settings of a running simulator. */
export async function changeSettings(
  { url }: GraphBackend,
  settings: Partial<GraphSettings>,
): Promise<void> {
  const answer = await fetch(`${url}/settings`, {
    method: 'POST',
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
