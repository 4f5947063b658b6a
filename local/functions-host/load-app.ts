import { applyLocalSettings } from './configuration/apply-local-settings';
import { readHostJson } from './configuration/host-json';
import { readHostSettings, type HostSettings } from './configuration/host-settings';
import { makeLogFilter } from './configuration/log-filter';
import { unknownHostKeys } from './configuration/unknown-host-keys';
import {
  httpMethods,
  httpRoute,
  type FunctionIndex,
  type IndexedFunction,
} from './index/indexed-function';
import { hasTwinNames, indexFunctions } from './index/index-functions';
import { hiddenRoutes } from './http/hidden-routes';
import { makeRouteTable, type RouteTable } from './http/route-table';
import type { Log } from './log';
import { unknownZone } from './triggers/time-zone';
import { makeWorker, type Worker } from './worker/worker';

/** An app with its functions sorted, or with the reasons why the host does not run it. */
export interface LoadedApp {
  readonly settings: HostSettings;
  readonly worker: Worker;
  readonly index: FunctionIndex;
  readonly routes: RouteTable<IndexedFunction>;
  readonly errors: readonly string[];
  readonly log: Log;
}

export interface LoadOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Leaves out the functions that this host does not run, instead of not starting. */
  readonly skipRefused: boolean;
}

const nothing: FunctionIndex = { all: [], running: [], errors: new Map() };
const noRoutes: RouteTable<IndexedFunction> = { match: () => undefined };

function routeTable(
  index: FunctionIndex,
  routePrefix: string,
  log: Log,
): RouteTable<IndexedFunction> {
  const prefix = routePrefix === '' ? '' : `${routePrefix}/`;
  const routes = index.running
    .filter(({ triggerType }) => triggerType === 'httptrigger')
    .map((fn) => ({
      name: fn.name,
      template: `${prefix}${httpRoute(fn)}`,
      methods: httpMethods(fn),
      target: fn,
    }));
  const table = makeRouteTable(routes);
  for (const { name, behind } of hiddenRoutes(routes)) {
    const message = `A host that tries functions in the order of their names gives requests for '${name}' to '${behind}'. Rename one so that the narrower route comes first.`;
    log({ level: 'warning', category: 'Host.Startup', message });
  }
  return table;
}

function sayWhatWasFound({ all, errors }: FunctionIndex, log: Log): void {
  const category = 'Host.Startup';
  if (all.length === 0) {
    const message =
      'No job functions found. Try making your job classes and methods public, or registering them before the app has loaded.';
    log({ level: 'warning', category, message });
  }
  for (const [name, sentences] of errors) {
    const message = `The '${name}' function is in error: ${sentences.join(' ')}`;
    log({ level: 'error', category, message });
  }
}

function sort(
  worker: Worker,
  settings: HostSettings,
  { env, skipRefused }: LoadOptions,
  log: Log,
): Omit<LoadedApp, 'settings' | 'worker' | 'log'> {
  if (hasTwinNames([...worker.functions.keys()])) {
    return {
      index: nothing,
      routes: noRoutes,
      errors: ['System.Linq: Sequence contains more than one matching element.'],
    };
  }
  const index = indexFunctions(worker.functions.values(), env, skipRefused);
  sayWhatWasFound(index, log);
  try {
    return { index, routes: routeTable(index, settings.routePrefix, log), errors: [] };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : '';
    return { index, routes: noRoutes, errors: [`Microsoft.AspNetCore.Routing: ${error}`] };
  }
}

/**
 * Reads an app's settings and host.json into `env`, loads its entry point and sorts its functions. Rejects with one
 * sentence for a feature that this host declines; what the real host survives ends up in `errors`.
 */
export async function loadApp(
  appDir: string,
  options: LoadOptions,
  rawLog: Log,
): Promise<LoadedApp> {
  const { env } = options;
  await applyLocalSettings(appDir, env);
  const hostJson = await readHostJson(appDir, env);
  const content = hostJson.kind === 'read' ? hostJson.content : {};
  const settings = readHostSettings(content, env);
  const log = makeLogFilter(settings.logLevels, rawLog);
  const worker = makeWorker(log);
  if (hostJson.kind === 'malformed') {
    return { settings, worker, log, index: nothing, routes: noRoutes, errors: [hostJson.error] };
  }
  for (const key of unknownHostKeys(content)) {
    const message = `host.json: '${key}' has no effect on this host.`;
    log({ level: 'warning', category: 'Host.Startup', message });
  }
  const zoneProblem = unknownZone(env);
  if (zoneProblem !== undefined) {
    log({ level: 'warning', category: 'Host.Startup', message: zoneProblem });
  }
  await worker.start(appDir);
  return { settings, worker, log, ...sort(worker, settings, options, log) };
}
