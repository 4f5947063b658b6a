import type { RegisteredFunction } from '../worker/registry';
import type { Binding, FunctionMetadata } from '../worker/rpc';
import { parseTimerSchedule } from '../triggers/timer-schedule';
import { resolveSetting } from '../configuration/resolve-setting';
import { byName } from '../http/hidden-routes';
import { declinedFeature, isUnknownTrigger } from './declined-feature';
import {
  httpMethods,
  httpRoute,
  type FunctionIndex,
  type IndexedFunction,
} from './indexed-function';

const validName = /^(?!host$)[a-z][a-z0-9_-]{0,127}$/i;

function isDisabled(name: string, env: NodeJS.ProcessEnv): boolean {
  const value = env[`AzureWebJobs.${name}.Disabled`] ?? env[`AzureWebJobs_${name}_Disabled`];
  return value === '1' || value?.toLowerCase() === 'true';
}

function authLevelOf({ authLevel }: Binding): string {
  return typeof authLevel === 'string' ? authLevel.toLowerCase() : 'anonymous';
}

function httpOutputOf({ bindings }: FunctionMetadata): string | undefined {
  return Object.entries(bindings).find(
    ([, { type, direction }]) => direction === 'out' && type.toLowerCase() === 'http',
  )?.[0];
}

function indexed(
  registered: RegisteredFunction,
  env: NodeJS.ProcessEnv,
): IndexedFunction | undefined {
  const { metadata, scriptFile, directory } = registered;
  const found = Object.entries(metadata.bindings).find(([, { type }]) => /trigger$/i.test(type));
  if (found === undefined) return undefined;
  const [triggerName, trigger] = found;
  return {
    name: metadata.name,
    metadata,
    triggerName,
    trigger,
    triggerType: trigger.type.toLowerCase(),
    scriptFile,
    directory,
    isDisabled: isDisabled(metadata.name, env),
    authLevel: authLevelOf(trigger),
    httpOutput: httpOutputOf(metadata),
  };
}

const trim = (route: string): string => route.replaceAll(/^\/+|\/+$/g, '').toLowerCase();

function routeError(fn: IndexedFunction, earlier: readonly IndexedFunction[]): string | undefined {
  const route = trim(httpRoute(fn));
  if (route.startsWith('admin') || route.startsWith('runtime')) {
    return 'The specified route conflicts with one or more built in routes.';
  }
  const methods = httpMethods(fn);
  const rival = earlier.find(
    (other) =>
      other.triggerType === 'httptrigger' &&
      trim(httpRoute(other)) === route &&
      [...httpMethods(other)].some((method) => methods.has(method)),
  );
  return (
    rival && `The route specified conflicts with the route defined by function '${rival.name}'.`
  );
}

function indexingError(fn: IndexedFunction, env: NodeJS.ProcessEnv): string | undefined {
  const prefix = `Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.${fn.name}'.`;
  const settings = fn.triggerType === 'timertrigger' ? ['schedule'] : ['queueName'];
  try {
    for (const member of settings) {
      const value = fn.trigger[member];
      if (typeof value === 'string') resolveSetting(value, env);
    }
    if (fn.triggerType === 'timertrigger') parseTimerSchedule(fn.trigger['schedule'], env);
    return undefined;
  } catch (thrown) {
    return `${prefix} ${thrown instanceof Error ? thrown.message : ''}`;
  }
}

function errorOf(
  fn: IndexedFunction,
  earlier: readonly IndexedFunction[],
  env: NodeJS.ProcessEnv,
): string | undefined {
  if (!validName.test(fn.name)) return `'${fn.name}' is not a valid function name.`;
  if (isUnknownTrigger(fn.triggerType)) {
    return `The binding type(s) '${fn.trigger.type}' are not registered. Please ensure the type is correct and the binding extension is installed.`;
  }
  if (fn.triggerType === 'httptrigger') return routeError(fn, earlier);
  return fn.isDisabled ? undefined : indexingError(fn, env);
}

function refusal(name: string, feature: string): string {
  return `Function '${name}' uses ${feature}, which this host does not run. With --skip-refused it runs the rest.`;
}

/**
 * Sorts what the app registered into what runs and what is in error. Throws an Error with one sentence for a feature
 * that this host declines, unless such functions are to be left out.
 */
export function indexFunctions(
  registered: Iterable<RegisteredFunction>,
  env: NodeJS.ProcessEnv,
  skipRefused: boolean,
): FunctionIndex {
  const all: IndexedFunction[] = [];
  const running: IndexedFunction[] = [];
  const errors = new Map<string, string[]>();
  // The host goes through functions by name, so of two with one route the first by name is the one that runs.
  const functions = [...registered].flatMap((one) => indexed(one, env) ?? []).toSorted(byName);
  for (const fn of functions) {
    const declined = declinedFeature(fn);
    if (declined !== undefined && !skipRefused) throw new Error(refusal(fn.name, declined));
    const error =
      declined === undefined ? errorOf(fn, running, env) : `It uses ${declined} and is left out.`;
    if (error !== undefined) errors.set(fn.name, [error]);
    // A disabled HTTP function keeps its route: who has the master key can still call it.
    const runs = !fn.isDisabled || fn.triggerType === 'httptrigger';
    if (error === undefined && runs) running.push(fn);
    if (validName.test(fn.name)) all.push(fn);
  }
  return { all, running, errors };
}

/** True when two names differ only in case, which keeps the whole host from starting. */
export function hasTwinNames(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size < names.length;
}
