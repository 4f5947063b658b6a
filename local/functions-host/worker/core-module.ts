import { Module } from 'node:module';

import type { HookCallback } from './hooks';
import type { FunctionCallback, ProgrammingModel } from './programming-model';
import type { FunctionMetadata } from './rpc';

const workerVersion = '3.9.1';
export const hostVersion = '4.1037.0';

/** What the app's calls of the core module reach. */
export interface CoreModuleTarget {
  registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): () => void;
  registerHook(name: string, callback: HookCallback): () => void;
  setProgrammingModel(model: ProgrammingModel): void;
  getProgrammingModel(): ProgrammingModel | undefined;
  log(level: string, category: string, message: string): void;
}

interface Dispose {
  dispose(): unknown;
}

class Disposable implements Dispose {
  static from(...items: Dispose[]): Disposable {
    return new Disposable(() => {
      for (const item of items) item.dispose();
    });
  }

  #dispose: (() => unknown) | undefined;

  constructor(dispose?: () => unknown) {
    this.#dispose = dispose;
  }

  dispose(): unknown {
    const dispose = this.#dispose;
    this.#dispose = undefined;
    return dispose?.();
  }
}

function makeCoreModule(target: CoreModuleTarget): object {
  return {
    version: workerVersion,
    hostVersion,
    Disposable,
    registerHook: (name: string, callback: HookCallback) =>
      new Disposable(target.registerHook(name, callback)),
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
      new Disposable(target.registerFunction(metadata, callback)),
    setProgrammingModel: (model: ProgrammingModel) => target.setProgrammingModel(model),
    getProgrammingModel: () => target.getProgrammingModel(),
    log: (level: string, category: string, message: string) => target.log(level, category, message),
  };
}

/**
 * Makes `require('@azure/functions-core')` answer the worker's own module, whoever asks, as the real worker does;
 * there is no package of that name. Returns what undoes it.
 * @see https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/setupCoreModule.ts
 */
export function provideCoreModule(target: CoreModuleTarget): () => void {
  const core = makeCoreModule(target);
  const prototype: { require: (id: string) => unknown } = Module.prototype;
  const original = prototype.require;
  prototype.require = new Proxy(original, {
    apply: (require, self: unknown, parts: unknown[]): unknown =>
      parts[0] === '@azure/functions-core' ? core : Reflect.apply(require, self, parts),
  });
  return () => {
    prototype.require = original;
  };
}
