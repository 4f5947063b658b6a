import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';

import type { StackClock } from '../clock/stack-clock';
import type { MakeDurableExtension } from './durable-extension';
import type { HostContext } from './host-context';
import { handleRequest } from './http/handle-request';
import { listen, type Listener } from './http/listen';
import { answerEmpty, answerNotRunning } from './http/write-answer';
import { httpMethods, httpRoute } from './index/indexed-function';
import { makeActivityMeter, type ActivityMeter } from './invocation/activity-meter';
import { loadApp } from './load-app';
import type { Log } from './log';
import { runApp, type RunningApp } from './run-app';

export interface FunctionsHostOptions {
  readonly appDir: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Keys, timers and orchestrations are kept here; without it they last as long as the process. */
  readonly dataDir: string | undefined;
  /** The environment the app reads, i.e. `process.env`; settings are added to it. */
  readonly env: NodeJS.ProcessEnv;
  readonly clock: StackClock;
  /** Leaves out the functions that this host does not run, instead of not starting. */
  readonly skipRefused: boolean;
  readonly log: Log;
  readonly makeDurable: MakeDurableExtension;
}

/** One HTTP function, for people to find. */
export interface HttpFunctionUrl {
  readonly name: string;
  readonly methods: readonly string[];
  readonly url: string;
}

export interface FunctionsHost {
  readonly baseUrl: string;
  readonly masterKey: string;
  readonly hostKey: string;
  readonly durableKey: string;
  /** Keys of the HTTP functions by name. */
  readonly functionKeys: Readonly<Record<string, string>>;
  readonly taskHub: string;
  readonly connection: string;
  readonly urls: readonly HttpFunctionUrl[];
  /** True while no request and no invocation runs and the Durable extension has nothing to do at this instant. */
  atRest(): boolean;
  /** Requests and invocations ever begun; never falls. */
  activity(): number;
  /** Takes no more requests and messages, lets what runs end, flushes to disk and closes every socket. Safe to call twice. */
  stop(): Promise<void>;
}

interface Front {
  readonly listener: Listener;
  readonly baseUrl: string;
  /** Requests wait until the app is there. */
  serve(context: HostContext): void;
  /** No new connection, and 503 on those that are open. */
  refuse(): void;
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else answerEmpty(response, 500);
}

async function openFront(port: number, meter: ActivityMeter): Promise<Front> {
  let context: HostContext | undefined;
  let isDraining = false;
  let ready: ((found: HostContext) => void) | undefined;
  const loaded = new Promise<HostContext>((done) => {
    ready = done;
  });
  const listener = await listen((request, response) => {
    if (isDraining) {
      answerNotRunning(response);
      return;
    }
    meter.begin();
    const answered =
      context === undefined
        ? loaded.then((found) => handleRequest(request, response, found))
        : handleRequest(request, response, context);
    answered.catch(() => fail(response)).finally(() => meter.end());
  }, port);
  return {
    listener,
    baseUrl: `http://127.0.0.1:${listener.port}`,
    refuse() {
      isDraining = true;
      listener.refuse();
    },
    serve(found) {
      context = found;
      ready?.(found);
    },
  };
}

function prepareEnvironment(env: NodeJS.ProcessEnv, appDir: string, baseUrl: string): void {
  env['WEBSITE_HOSTNAME'] = new URL(baseUrl).host;
  env['FUNCTIONS_WORKER_RUNTIME'] ??= 'node';
  env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  env['AzureWebJobsScriptRoot'] = appDir;
}

function urlsOf({ index, settings }: HostContext, baseUrl: string): HttpFunctionUrl[] {
  return index.running
    .filter(({ triggerType }) => triggerType === 'httptrigger')
    .map((fn) => ({
      name: fn.name,
      methods: [...httpMethods(fn)],
      url: [baseUrl, settings.routePrefix, httpRoute(fn)].filter((part) => part !== '').join('/'),
    }));
}

function describe(
  app: RunningApp,
  baseUrl: string,
): Omit<FunctionsHost, 'atRest' | 'activity' | 'stop'> {
  const { keys, settings } = app.context;
  return {
    baseUrl,
    masterKey: keys.master,
    hostKey: keys.host,
    durableKey: keys.system,
    functionKeys: keys.functions,
    taskHub: settings.hubName,
    connection: settings.durableConnection,
    urls: urlsOf(app.context, baseUrl),
  };
}

/**
 * Runs an unmodified Functions app (@azure/functions v4) in this process and answers as the real host does. Resolves
 * when every function is indexed. Rejects with one sentence when the port is taken, a setting is missing or the app
 * uses a feature that this host declines; an app that merely does not load is served as the real host serves it.
 */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const appDir = resolve(options.appDir);
  const { env, clock, dataDir, skipRefused, makeDurable } = options;
  const meter = makeActivityMeter();
  const front = await openFront(options.port, meter);
  const { baseUrl, listener } = front;
  let running: RunningApp;
  try {
    prepareEnvironment(env, appDir, baseUrl);
    const app = await loadApp(appDir, { env, skipRefused }, options.log);
    running = await runApp({ app, env, clock, dataDir, baseUrl, meter, makeDurable });
  } catch (thrown) {
    await listener.close();
    throw thrown;
  }
  front.serve(running.context);

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    front.refuse();
    await running.stopTriggers();
    await meter.whenIdle();
    await listener.close();
    await running.stop();
  };
  return {
    ...describe(running, baseUrl),
    atRest: () => meter.isIdle() && (running.context.durable?.atRest() ?? true),
    activity: () => meter.total(),
    stop: () => (stopping ??= stop()),
  };
}
