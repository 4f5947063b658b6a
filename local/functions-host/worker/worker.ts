import { randomUUID } from 'node:crypto';

import { toLogLevel, type Log } from '../log';
import { provideCoreModule } from './core-module';
import { ensureError } from './ensure-error';
import { makeHooks } from './hooks';
import { loadEntryPoint } from './load-entry-point';
import type { CoreInvocationContext } from './programming-model';
import { readPackage, type AppPackage } from './read-package';
import { makeRegistry, type RegisteredFunction } from './registry';
import type { Invoke } from './rpc';
import { runInvocation } from './run-invocation';

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

export function makeWorker(log: Log): Worker {
  const registry = makeRegistry();
  const hooks = makeHooks();
  const appHookData = {};
  const appLevelHookData = {};
  let httpUri: string | undefined;

  const write = (level: string, category: string, message: string): void => {
    const entry = { level, category, message };
    for (const hook of hooks.of('log')) hook(Object.assign(entry, { hookData: {}, appHookData }));
    log({ level: toLogLevel(entry.level), category, message: entry.message });
  };
  const systemLog = (level: string, message: string): void => write(level, 'Worker', message);

  const withdraw = provideCoreModule({
    registerFunction: (metadata, callback) => registry.register(metadata, callback),
    registerHook: (name, callback) => hooks.register(name, callback),
    setProgrammingModel: (model) => {
      registry.model = model;
    },
    getProgrammingModel: () => registry.model,
    log: (level, category, message) =>
      write(level, category === 'user' ? 'User' : 'Worker', message),
  });

  const appPackage = async (appDir: string): Promise<AppPackage> => {
    try {
      return await readPackage(appDir);
    } catch (thrown) {
      const { message } = ensureError(thrown);
      systemLog('warning', `Worker failed to load package.json: ${message}`);
      return {};
    }
  };

  const load = async (appDir: string): Promise<void> => {
    const found = await appPackage(appDir);
    try {
      await loadEntryPoint(appDir, found, (place) => {
        registry.place = place;
      });
    } catch (thrown) {
      registry.clear();
      const { message, cause } = ensureError(thrown);
      systemLog('error', cause instanceof Error ? `${message}\n${cause.stack ?? ''}` : message);
    }
  };

  const category = (name: string, kind: string): string =>
    kind === 'user' ? `Function.${name}.User` : `Function.${name}`;

  return {
    functions: registry.functions,
    httpUri: () => httpUri,
    async start(appDir) {
      await load(appDir);
      const context = { hookData: appLevelHookData, appHookData, functionAppDirectory: appDir };
      await hooks.run('appStart', context);
      const capabilities = await registry.model?.getCapabilities?.({ ...offered });
      httpUri = capabilities?.['HttpUri'];
      registry.lock();
    },
    async invoke(functionName, inputData, triggerMetadata, extras = {}) {
      const found = registry.functions.get(functionName);
      if (found === undefined || registry.model === undefined) {
        throw new Error(`Function code for '${functionName}' is not loaded and cannot be invoked.`);
      }
      const { invocationId = randomUUID(), ...contexts } = extras;
      const core: CoreInvocationContext = {
        invocationId,
        request: {
          invocationId,
          functionId: functionName,
          inputData,
          triggerMetadata,
          ...contexts,
        },
        metadata: found.metadata,
        state: undefined,
        log: (level, kind, message) => write(level, category(functionName, kind), message),
      };
      return runInvocation({ model: registry.model, hooks, appHookData }, core, found.callback);
    },
    async stop() {
      await hooks.run('appTerminate', { hookData: appLevelHookData, appHookData });
      withdraw();
    },
  };
}
