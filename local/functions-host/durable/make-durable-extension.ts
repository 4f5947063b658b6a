import type { DurableExtension, DurableExtensionOptions } from '../durable-extension';
import { makeManagementApi } from './api/management-api';
import { clientBinding } from './api/client-binding';
import { makeEngine, type Engine } from './engine/engine';
import { makeFunctionBook } from './engine/function-book';
import { makeHub } from './engine/hub';
import { makeInstanceTable } from './engine/instance-table';
import { openDiskStore } from './journal/disk-store';
import { makeMemoryStore } from './journal/instance-store';
import { parseSettings } from './durable-settings';

/**
 * An embedded Durable Task backend that orchestrators and clients of durable-functions run on unchanged. Nothing that
 * was answered 202 is lost when the process is killed; activities run at least once.
 */
export function makeDurableExtension(options: DurableExtensionOptions): DurableExtension {
  const { webhookUrl, rpcUrl, systemKey, hubName, connection, log } = options;
  const settings = parseSettings(options.settings, log);
  const links = { webhookUrl, rpcUrl, systemKey, hubName, connection };
  let engine: Engine | undefined;

  const open = (): Engine => {
    const table = makeInstanceTable();
    const { dataDir: directory, functions, clock } = options;
    const warn = (line: string): void => log('warning', `durable: ${line}`);
    const hub = makeHub({
      table,
      store:
        directory === undefined
          ? makeMemoryStore()
          : openDiskStore({ directory, hubName, table, log: warn }),
      functions: makeFunctionBook(functions),
      settings,
      log,
      now: () => new Date(clock.now()).toISOString(),
    });
    return makeEngine({ hub, invoke: options.invoke, clock });
  };
  const current = (): Engine => {
    if (engine === undefined) throw new Error('the Durable extension is not started');
    return engine;
  };

  return {
    clientBinding: () => JSON.stringify(clientBinding(links)),
    handle: (request) => makeManagementApi(current(), links)(request),
    start() {
      engine = open();
      engine.recover();
      return Promise.resolve();
    },
    atRest: () => engine?.atRest() ?? true,
    stop() {
      engine?.stop();
      engine = undefined;
      return Promise.resolve();
    },
  };
}
