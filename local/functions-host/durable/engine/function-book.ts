import type { FunctionMetadata } from '../../worker/rpc';
import type { FunctionKind } from '../protocol/failure-text';

export interface DurableFunction {
  /** As registered. */
  readonly name: string;
  readonly bindingName: string;
}

/** The app's orchestrators and activities; names are compared without regard to case. */
export interface FunctionBook {
  find(name: string, kind: FunctionKind): DurableFunction | undefined;
  known(kind: FunctionKind): readonly string[];
}

const triggers = { orchestrator: 'orchestrationTrigger', activity: 'activityTrigger' } as const;

export function makeFunctionBook(functions: readonly FunctionMetadata[]): FunctionBook {
  const books = {
    orchestrator: byName(functions, triggers.orchestrator),
    activity: byName(functions, triggers.activity),
  };
  return {
    find: (name, kind) => books[kind].get(name.toLowerCase()),
    known: (kind) => [...books[kind].values()].map(({ name }) => name),
  };
}

function byName(
  functions: readonly FunctionMetadata[],
  trigger: string,
): ReadonlyMap<string, DurableFunction> {
  const found = new Map<string, DurableFunction>();
  for (const { name, bindings } of functions) {
    const binding = Object.entries(bindings).find(([, { type }]) => type === trigger);
    if (binding !== undefined) {
      found.set(name.toLowerCase(), { name, bindingName: binding[0] });
    }
  }
  return found;
}
