import { join } from 'node:path';
import { makeControlRoutes } from '../control/control-routes';
import { makeTimeTravel } from '../control/time-travel';
import { queueRoutes } from '../service-bus/page/queue-routes';
import { makeRouter } from '../web/router';
import { startWebServer, type WebServer } from '../web/web-server';
import type { StackLinks } from './announce';
import { appEnvironment } from './app-environment';
import { listBackends, startBackends, type Backends } from './backends';
import { checkConfig } from './check-config';
import { isFreePort } from './free-port';
import type { HostProcess } from './host-process';
import { rememberPorts, savePorts, type StackPorts } from './remembered-ports';
import type { StackSetup } from './stack-setup';
import { tellCommands } from './tell-commands';
import { makeTimedHost } from './timed-host';
import { waitUntilReady } from './wait-until-ready';

export type StackStart =
  | { readonly kind: 'ready'; readonly links: StackLinks }
  | { readonly kind: 'failed'; readonly sentences: readonly string[] };

const hostStopMs = 7000;
const backendsStopMs = 2000;
const restMs = 60_000;

const failed = (...sentences: readonly string[]): StackStart => ({ kind: 'failed', sentences });

const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function openBackends(setup: StackSetup, ports: StackPorts): Promise<Backends> {
  const { options, dataDir, projectDir, time, faults, log, closers } = setup;
  const backends = await startBackends({
    ports,
    dataDir: options.dataDir === undefined ? undefined : dataDir,
    queuesFile: join(projectDir, 'infra/service-bus-queues.json'),
    clock: time.clock,
    faults,
    log: log.host,
  });
  const stopAll = (): unknown =>
    Promise.all(listBackends(backends).map((backend) => backend.stop()));
  closers.add(stopAll, backendsStopMs);
  return backends;
}

async function openControl(
  setup: StackSetup,
  backends: Backends,
  { host, port }: { readonly host: HostProcess; readonly port: number },
): Promise<WebServer> {
  const { clock } = setup.time;
  const clockParty = { name: 'Clock', atRest: () => (clock.nextStop() ?? Infinity) > clock.now() };
  const time = makeTimeTravel({
    clock,
    now: () => clock.now(),
    host: makeTimedHost(host),
    parties: [clockParty, ...listBackends(backends)],
    sleep: realSleep,
    realNow: () => performance.now(),
    patienceMs: restMs,
    onMoved: setup.time.save,
  });
  const routes = makeControlRoutes({
    now: () => clock.now(),
    faults: setup.faults,
    time,
    counts: () => ({ tableRequests: backends.tables.requests() }),
    processes: () => ({ pid: process.pid, hostPid: host.pid() }),
  });
  const handle = makeRouter('Control', [...routes, ...queueRoutes(backends.serviceBus.desk)]);
  const control = await startWebServer({ port, log: setup.log.host, handle });
  setup.closers.add(() => control.stop());
  return control;
}

const portOf = (url: string): number => Number(new URL(url).port);

function keepPorts(
  file: string,
  { tables, serviceBus, graph, inbox }: Backends,
  controlUrl: string,
): void {
  savePorts(file, {
    tables: tables.port,
    serviceBus: serviceBus.port,
    graph: portOf(graph.url),
    inbox: portOf(inbox.url),
    smtp: inbox.smtpPort,
    control: portOf(controlUrl),
  });
}

/**
 * Starts the backends, lets the app check its settings, starts the functions host and waits until the app says that
 * it is ready. What was started when it fails is left to the closers.
 */
export async function startStack(setup: StackSetup): Promise<StackStart> {
  const { options, dataDir, baseUrl, log } = setup;
  const portsFile = join(dataDir, 'ports.json');
  const ports = await rememberPorts(portsFile, isFreePort);
  const backends = await openBackends(setup, ports);
  const folders = { dataDir, policiesDir: options.policiesDir };
  const environment = appEnvironment({ baseUrl, ...backends }, folders, process.env);
  const settings = { ...process.env, ...environment };

  const problems = await checkConfig(options.appDir, settings);
  if (problems.length > 0) return failed(...problems);

  const host = setup.openHost(setup, settings);
  setup.closers.add(() => host.stop(), hostStopMs);
  if (!(await host.start())) return failed('The functions host did not start:', ...log.recent());
  const answer = await waitUntilReady(`${baseUrl}/health/ready`, host.patienceMs);
  if (answer !== undefined) {
    return failed(`The app does not get ready: /health/ready answers ${answer}.`, ...log.recent());
  }
  const control = await openControl(setup, backends, { host, port: ports.control });
  keepPorts(portsFile, backends, control.url);
  setup.closers.add(tellCommands(dataDir, environment));
  return {
    kind: 'ready',
    links: {
      baseUrl,
      inboxUrl: backends.inbox.url,
      graphUrl: backends.graph.url,
      controlUrl: control.url,
      pid: process.pid,
      hostPid: host.pid(),
    },
  };
}
