import type { StackClock } from '../clock/stack-clock';
import type { MakeDurableExtension } from './durable-extension';
import type { HostContext } from './host-context';
import { loadHostKeys } from './http/host-keys';
import type { ActivityMeter } from './invocation/activity-meter';
import { makeInvoke } from './invocation/make-invoke';
import type { LoadedApp } from './load-app';
import { isDurableClient, openDurable, type OpenDurable } from './open-durable';
import { makeTriggers } from './triggers/make-triggers';
import { openTimerStatusStore } from './triggers/timer-status-store';
import type { Invoke, ParameterBinding } from './worker/rpc';

export interface RunAppDeps {
  readonly app: LoadedApp;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: StackClock;
  readonly dataDir: string | undefined;
  readonly baseUrl: string;
  readonly meter: ActivityMeter;
  readonly makeDurable: MakeDurableExtension;
}

/** A loaded app whose triggers run. */
export interface RunningApp {
  readonly context: HostContext;
  /** Stops what starts invocations by itself; what runs goes on to its end. */
  stopTriggers(): Promise<void>;
  /** Flushes to disk; nothing may run any more. */
  stop(): Promise<void>;
}

type ClientInputs = (functionName: string) => readonly ParameterBinding[];

function clientInputs(app: LoadedApp, durable: () => OpenDurable | undefined): ClientInputs {
  const names = new Map(
    app.index.running.map(({ name, metadata }) => [
      name,
      Object.entries(metadata.bindings).flatMap(([binding, one]) =>
        isDurableClient(one) ? [binding] : [],
      ),
    ]),
  );
  const none: readonly ParameterBinding[] = [];
  return (functionName) => {
    const clients = names.get(functionName);
    if (clients === undefined || clients.length === 0) return none;
    const data = { string: durable()?.extension.clientBinding() ?? '' };
    return clients.map((name) => ({ name, data }));
  };
}

function invokeOf({ app, meter }: RunAppDeps, inputs: ClientInputs): Invoke {
  // A failing orchestrator throws at every step of its replay; the Durable extension says it once.
  const orchestrators = new Set(
    app.index.running
      .filter(({ triggerType }) => triggerType === 'orchestrationtrigger')
      .map(({ name }) => name),
  );
  return makeInvoke({
    invoke: app.worker.invoke,
    extraInputs: inputs,
    isQuiet: (name) => orchestrators.has(name),
    timeoutMs: app.settings.functionTimeoutMs,
    meter,
    log: app.log,
  });
}

/** Starts what a loaded app needs to run: keys, the Durable extension, timers and queues. */
export async function runApp(deps: RunAppDeps): Promise<RunningApp> {
  const { app, env, clock, dataDir } = deps;
  const { settings, index, routes, errors, log, worker } = app;
  let durable: OpenDurable | undefined;
  const invoke = invokeOf(
    deps,
    clientInputs(app, () => durable),
  );
  const httpNames = index.all.flatMap(({ name, triggerType }) =>
    triggerType === 'httptrigger' ? [name] : [],
  );
  const keys = await loadHostKeys(dataDir, httpNames);
  durable = await openDurable({ ...deps, invoke, systemKey: keys.system });
  const store = await openTimerStatusStore(dataDir);
  const functions = errors.length > 0 ? [] : index.running;
  const triggers = makeTriggers(functions, { settings, env, clock, invoke, store, log });
  await durable?.extension.start();
  for (const trigger of triggers.all) await trigger.start();

  const context: HostContext = {
    settings,
    index,
    routes,
    keys,
    invoke,
    durable: durable?.extension,
    timers: triggers.timers,
    httpUri: worker.httpUri(),
    errors,
    log,
  };
  return {
    context,
    stopTriggers: async () => {
      await Promise.all(triggers.all.map((trigger) => trigger.stop()));
    },
    async stop() {
      await durable?.extension.stop();
      await durable?.rpc.close();
      await store.flush();
      await worker.stop();
    },
  };
}
