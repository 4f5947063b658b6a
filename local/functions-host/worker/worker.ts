import { randomUUID } from 'node:crypto';

import type { Log } from '../log';
import { provideCoreModule } from './core-module';
import { makeHooks, type Hooks } from './hooks';
import { loadRegistered } from './load-registered';
import type { CoreInvocationContext } from './programming-model';
import { makeRegistry, type RegisteredFunction, type Registry } from './registry';
import type { Invoke } from './rpc';
import { runInvocation } from './run-invocation';
import { makeWorkerLog, type WorkerLog } from './worker-log';

const offered = {
  RawHttpBodyBytes: 'true',
  RpcHttpTriggerMetadataRemoved: 'true',
  RpcHttpBodyOnly: 'true',
  IgnoreEmptyValuedRpcHttpHeaders: 'true',
  UseNullableValueDictionaryForHttp: 'true',
  WorkerStatus: 'true',
  TypedDataCollection: 'true',
  HandlesWorkerTerminateMessage: 'true',
};

/** The Node worker, in this process: it loads one app and runs its functions through the app's own library. */
export interface Worker {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  /** Where the library serves streamed HTTP, when the app enabled it. */
  httpUri(): string | undefined;
  /** Loads the app. An entry point that fails leaves no function at all and a line in the log. */
  start(appDir: string): Promise<void>;
  /** Runs a function by its id; rejects with the Error that the handler threw. */
  readonly invoke: Invoke;
  stop(): Promise<void>;
}

function provideModule(registry: Registry, hooks: Hooks, write: WorkerLog): () => void {
  return provideCoreModule({
    registerFunction: (metadata, callback) => registry.register(metadata, callback),
    registerHook: (name, callback) => hooks.register(name, callback),
    setProgrammingModel: (model) => {
      registry.model = model;
    },
    getProgrammingModel: () => registry.model,
    log: (level, kind, message) => write(level, kind === 'user' ? 'User' : 'Worker', message),
  });
}

function categoryOf(name: string, kind: string): string {
  return kind === 'user' ? `Function.${name}.User` : `Function.${name}`;
}

export function makeWorker(log: Log): Worker {
  const registry = makeRegistry();
  const hooks = makeHooks();
  const appHookData = {};
  const appLevel = { hookData: {}, appHookData };
  const write = makeWorkerLog(log, hooks, appHookData);
  const withdraw = provideModule(registry, hooks, write);
  let httpUri: string | undefined;

  return {
    functions: registry.functions,
    httpUri: () => httpUri,
    async start(appDir) {
      await loadRegistered(appDir, registry, (level, message) => write(level, 'Worker', message));
      await hooks.run('appStart', { ...appLevel, functionAppDirectory: appDir });
      const capabilities = await registry.model?.getCapabilities?.({ ...offered });
      httpUri = capabilities?.['HttpUri'];
      registry.lock();
    },
    invoke(name, inputData, triggerMetadata, extras = {}) {
      const found = registry.functions.get(name);
      if (found === undefined || registry.model === undefined) {
        const why = `Function code for '${name}' is not loaded and cannot be invoked.`;
        return Promise.reject(new Error(why));
      }
      const { invocationId = randomUUID(), ...contexts } = extras;
      const core: CoreInvocationContext = {
        invocationId,
        request: { invocationId, functionId: name, inputData, triggerMetadata, ...contexts },
        metadata: found.metadata,
        state: undefined,
        log: (level, kind, message) => write(level, categoryOf(name, kind), message),
      };
      return runInvocation({ model: registry.model, hooks, appHookData }, core, found.callback);
    },
    async stop() {
      await hooks.run('appTerminate', appLevel);
      withdraw();
    },
  };
}
