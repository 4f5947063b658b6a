import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isRecord } from '../is-record';

export interface HostLaunch {
  readonly script: string;
  readonly args: readonly string[];
  /** Read anew at every start: the stack's time moves. */
  readonly environment: () => NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

/** One life of the functions host's process. */
export interface HostChild {
  readonly pid: number | undefined;
  /** True once it says that it is ready; false when it ends, or is silent for 20 s, before that. Never rejects. */
  readonly ready: Promise<boolean>;
  /** How it ended, e.g. `signal SIGKILL`. Never rejects. */
  readonly ended: Promise<string>;
  /** Sends a message and gives the next one of the same kind; rejects when none comes in 10 s. */
  ask(message: { readonly kind: string }): Promise<Readonly<Record<string, unknown>>>;
  /** Lets it finish what runs; ends it by force after `graceMs`. Resolves once it is gone. */
  stop(graceMs: number): Promise<void>;
}

const startMs = 20_000;
const answerMs = 10_000;

function isReadyLine(line: string): boolean {
  if (!line.startsWith('{')) return false;
  try {
    const parsed: unknown = JSON.parse(line);
    return isRecord(parsed) && parsed['ready'] === true;
  } catch {
    return false;
  }
}

function passOnLog(child: ChildProcess, log: (line: string) => void, onReady: () => void): void {
  if (child.stderr !== null) createInterface(child.stderr).on('line', log);
  if (child.stdout === null) return;
  createInterface(child.stdout).on('line', (line) => {
    if (isReadyLine(line)) onReady();
    else log(line);
  });
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`),
    );
  });
}

function whenReady(
  child: ChildProcess,
  log: (line: string) => void,
  ended: Promise<string>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const silent = setTimeout(() => child.kill('SIGKILL'), startMs);
    const settle = (ready: boolean): void => {
      clearTimeout(silent);
      resolve(ready);
    };
    passOnLog(child, log, () => settle(true));
    void ended.then(() => settle(false));
  });
}

function askChild(
  child: ChildProcess,
  message: { readonly kind: string },
): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(late);
      child.off('message', onMessage);
      child.off('exit', onExit);
      act();
    };
    const onMessage = (answer: unknown): void => {
      if (isRecord(answer) && answer['kind'] === message.kind) settle(() => resolve(answer));
    };
    const fail = (why: string): void =>
      settle(() => reject(new Error(`The functions host ${why}.`)));
    const onExit = (): void => fail('has ended');
    const late = setTimeout(() => fail('does not answer'), answerMs);
    child.on('message', onMessage).once('exit', onExit);
    child.send(message, (error) => {
      if (error !== null) fail('cannot be reached');
    });
  });
}

export function forkHost({ script, args, environment, log }: HostLaunch): HostChild {
  const child = fork(script, args, {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = whenEnded(child);
  return {
    pid: child.pid,
    ready: whenReady(child, log, ended),
    ended,
    ask: (message) => askChild(child, message),
    async stop(graceMs) {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(force);
    },
  };
}
