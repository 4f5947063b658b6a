import type { StackClock } from '../clock/stack-clock';
import type { DurableExtension, MakeDurableExtension } from './durable-extension';
import { answerDurable } from './http/durable-web-hook';
import { listen, type Listener } from './http/listen';
import type { LoadedApp } from './load-app';
import { toLogLevel } from './log';
import type { Binding, Invoke } from './worker/rpc';

export interface DurableDeps {
  readonly app: LoadedApp;
  readonly makeDurable: MakeDurableExtension;
  readonly invoke: Invoke;
  readonly clock: StackClock;
  readonly dataDir: string | undefined;
  readonly baseUrl: string;
  readonly systemKey: string;
}

export interface OpenDurable {
  readonly extension: DurableExtension;
  /** The keyless loopback listener that the SDK's client calls. */
  readonly rpc: Listener;
}

const rpcBase = '/durabletask';

export const isDurableClient = ({ type }: Binding): boolean =>
  /^(?:durableclient|orchestrationclient)$/i.test(type);

const isDurable = (binding: Binding): boolean =>
  isDurableClient(binding) || /^(?:orchestration|activity)trigger$/i.test(binding.type);

/** Makes the Durable extension for an app that uses it; undefined for one that does not. */
export async function openDurable(deps: DurableDeps): Promise<OpenDurable | undefined> {
  const { app, makeDurable, baseUrl, ...shared } = deps;
  const { running } = app.index;
  if (!running.some(({ metadata }) => Object.values(metadata.bindings).some(isDurable)))
    return undefined;

  let extension: DurableExtension | undefined;
  const rpc = await listen((request, response) => {
    if (extension === undefined) response.writeHead(503).end();
    else answerDurable(extension, rpcBase, { request, response }).catch(() => response.destroy());
  }, 0);
  const { durableTask, hubName, durableConnection } = app.settings;
  extension = makeDurable({
    invoke: shared.invoke,
    clock: shared.clock,
    dataDir: shared.dataDir,
    systemKey: shared.systemKey,
    functions: running.map(({ metadata }) => metadata),
    settings: durableTask,
    webhookUrl: `${baseUrl}/runtime/webhooks/durabletask`,
    rpcUrl: `http://127.0.0.1:${rpc.port}${rpcBase}/`,
    hubName,
    connection: durableConnection,
    log: (level, message) =>
      app.log({ level: toLogLevel(level), category: 'Host.Triggers.DurableTask', message }),
  });
  return { extension, rpc };
}
