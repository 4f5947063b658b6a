import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostProcess } from './host-process';

interface CoreTools {
  readonly appDir: string;
  readonly port: number;
  /** Where Azurite keeps blobs, queues and tables of the real host and its Durable extension. */
  readonly storageDir: string;
  readonly projectDir: string;
  readonly settings: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly onGivenUp: (sentence: string) => void;
}

// The first start downloads the extension bundle.
const patienceMs = 120_000;
const drainMs = 6000;

function logOutput(child: ChildProcess, log: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface(stream).on('line', log);
  }
}

function whenEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

function startStorage({ storageDir, projectDir, log }: CoreTools): ChildProcess {
  const script = join(projectDir, 'node_modules/azurite/dist/src/azurite.js');
  const args = [
    '--silent',
    '--skipApiVersionCheck',
    '--disableTelemetry',
    '--location',
    storageDir,
  ];
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  logOutput(child, log);
  return child;
}

function startFunc({ appDir, port, settings, log }: CoreTools): ChildProcess {
  const child = spawn('func', ['start', '--port', String(port)], {
    cwd: appDir,
    env: { ...settings, FUNCTIONS_WORKER_RUNTIME: 'node' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  logOutput(child, log);
  return child;
}

/**
 * The real functions host of Azure Functions Core Tools (`func` on the PATH), with Azurite on its usual ports as its
 * own storage. Its time cannot be moved, and it is not started again when it ends.
 */
export function makeCoreToolsHost(tools: CoreTools): HostProcess {
  let func: ChildProcess | undefined;
  let storage: ChildProcess | undefined;
  let stopping = false;

  const watch = async (running: ChildProcess): Promise<void> => {
    await whenEnded(running);
    if (!stopping) tools.onGivenUp('The functions host of Core Tools ended.');
  };

  return {
    patienceMs,
    pid: () => func?.pid,
    start() {
      storage = startStorage(tools);
      func = startFunc(tools);
      void watch(func);
      // Whether it serves is seen at the app's own health.
      return Promise.resolve(func.pid !== undefined);
    },
    ask: () => Promise.reject(new Error('The real host cannot be asked.')),
    async stop() {
      stopping = true;
      if (func !== undefined && func.exitCode === null && func.pid !== undefined) {
        const force = setTimeout(() => func?.kill('SIGKILL'), drainMs);
        const ended = whenEnded(func);
        func.kill('SIGINT');
        await ended;
        clearTimeout(force);
      }
      // Azurite writes to disk on this signal only.
      storage?.kill('SIGINT');
    },
  };
}
