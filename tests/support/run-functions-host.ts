import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { buildFunctionsHost } from './build-functions-host';

/** The line that the host prints when every function is indexed. */
export interface ReadyLine {
  readonly ready: true;
  readonly baseUrl: string;
  readonly masterKey: string;
  readonly hostKey: string;
  readonly durableKey: string;
  readonly functionKeys: Readonly<Record<string, string>>;
  readonly taskHub: string;
  readonly connection: string;
}

export interface HostRest {
  readonly atRest: boolean;
  readonly activity: number;
  readonly nextStop?: number;
}

export interface HostProcess {
  readonly ready: ReadyLine;
  readonly pid: number;
  /** What it wrote to standard error so far. */
  log(): string;
  rest(): Promise<HostRest>;
  /** Moves the stack's time to an instant, or asks for it; answers the time in milliseconds. */
  clock(instant?: number): Promise<number>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

export interface HostProcessOptions {
  readonly appDir: string;
  readonly dataDir?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly skipRefused?: boolean;
}

async function readyLine(child: ChildProcess, log: () => string): Promise<ReadyLine> {
  const { stdout } = child;
  if (stdout === null) throw new Error('The host has no standard output.');
  const line = once(createInterface({ input: stdout }), 'line') as Promise<[string]>;
  const exit = once(child, 'exit').then(([code]) => {
    throw new Error(`The host ended with ${String(code)} before it was ready:\n${log()}`);
  });
  const [text] = await Promise.race([line, exit]);
  return JSON.parse(text) as ReadyLine;
}

async function ask<T>(child: ChildProcess, message: { readonly kind: string }): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('The host ended.'));
    const listen = (reply: { readonly kind: string }): void => {
      if (reply.kind !== message.kind) return;
      child.off('message', listen);
      child.off('exit', gone);
      resolve(reply as T);
    };
    child.on('message', listen);
    child.once('exit', gone);
    child.send(message);
  });
}

/** Builds the functions host (once) and starts it as a process of its own for one app folder. */
export async function startHostProcess(options: HostProcessOptions): Promise<HostProcess> {
  const { appDir, dataDir, port = 0, env = {}, skipRefused = false } = options;
  const data = dataDir === undefined ? [] : ['--data', dataDir];
  const skip = skipRefused ? ['--skip-refused'] : [];
  const args = ['--app', appDir, '--port', String(port), '--json', ...data, ...skip];
  const child = fork(await buildFunctionsHost(), args, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await readyLine(child, () => log);
  return {
    ready,
    pid: child.pid ?? 0,
    log: () => log,
    rest: () => ask<HostRest>(child, { kind: 'rest' }),
    clock: async (instant) => {
      const message = { kind: 'clock', ...(instant === undefined ? {} : { instant }) };
      return (await ask<{ readonly now: number }>(child, message)).now;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
