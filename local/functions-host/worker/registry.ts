import type { FunctionCallback, ProgrammingModel } from './programming-model';
import type { FunctionMetadata } from './rpc';
import type { ScriptPlace } from './load-entry-point';

export interface RegisteredFunction extends ScriptPlace {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** What the app registered while it was loaded. */
export interface Registry {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  model: ProgrammingModel | undefined;
  /** Which file is being loaded. */
  place: ScriptPlace | undefined;
  register(metadata: FunctionMetadata, callback: FunctionCallback): () => void;
  /** From now on registering throws. */
  lock(): void;
  clear(): void;
}

const nowhere: ScriptPlace = { scriptFile: 'unknown', directory: '' };

export function makeRegistry(): Registry {
  const functions = new Map<string, RegisteredFunction>();
  let locked = false;
  const assertOpen = (verb: string): void => {
    if (locked) throw new Error(`A function can only be ${verb} during app startup.`);
  };
  const registry: Registry = {
    functions,
    model: undefined,
    place: undefined,
    register(metadata, callback) {
      assertOpen('registered');
      const id = metadata.functionId ?? metadata.name;
      if (functions.has(id)) {
        throw new Error(`A function with id "${id}" has already been registered.`);
      }
      functions.set(id, { metadata, callback, ...(registry.place ?? nowhere) });
      return () => {
        assertOpen('disposed');
        functions.delete(id);
      };
    },
    lock() {
      locked = true;
    },
    clear() {
      functions.clear();
    },
  };
  return registry;
}
