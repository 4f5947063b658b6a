import type { Binding, FunctionMetadata } from '../worker/rpc';

/** A function that the host took up, with the binding that triggers it. */
export interface IndexedFunction {
  readonly name: string;
  readonly metadata: FunctionMetadata;
  readonly triggerName: string;
  readonly trigger: Binding;
  /** Lower case, e.g. `httptrigger`. */
  readonly triggerType: string;
  readonly scriptFile: string;
  readonly directory: string;
  readonly isDisabled: boolean;
  /** Lower case; `anonymous` where nothing is said. */
  readonly authLevel: string;
  /** The binding that holds the HTTP answer, `$return` as a rule. */
  readonly httpOutput: string | undefined;
}

/** Everything the app registered, and what is wrong with it. */
export interface FunctionIndex {
  /** With those in error and those disabled. */
  readonly all: readonly IndexedFunction[];
  /** Those that run. */
  readonly running: readonly IndexedFunction[];
  /** Sentences by function name. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
}

export function httpRoute(fn: IndexedFunction): string {
  const { route } = fn.trigger;
  return typeof route === 'string' && route.trim() !== '' ? route : fn.name;
}

/** Upper case. */
export function httpMethods(fn: IndexedFunction): Set<string> {
  const { methods } = fn.trigger;
  const listed = Array.isArray(methods) ? methods.filter((one) => typeof one === 'string') : [];
  return new Set(listed.map((method) => method.toUpperCase()));
}
