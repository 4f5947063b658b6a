import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '..', '..');

/** One mail as the inbox gives it. */
export interface StackMail {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly kind: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  readonly receivedAt: string;
}

export interface StackFault {
  readonly target: 'graph' | 'mail' | 'tables' | 'serviceBus';
  readonly match?: string;
  readonly kind?: 'status' | 'timeout' | 'reset' | 'malformed';
  readonly status?: number;
  readonly retryAfter?: number;
  readonly times?: number;
  readonly when?: 'before' | 'after';
}

export interface MailFilter {
  readonly to?: string;
  readonly kind?: string;
  readonly reference?: string;
  /** Only those that came later than the one with this id. */
  readonly after?: string;
}

interface Ready {
  readonly baseUrl: string;
  readonly inboxUrl: string;
  readonly graphUrl: string;
  readonly controlUrl: string;
  readonly pid: number;
  readonly hostPid: number;
}

export interface Stack extends Ready {
  /** What the supervisor and the host wrote to stderr so far. */
  log(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL of supervisor and host. */
  kill(): Promise<void>;
  /** The host that runs now; another one after the first was killed. */
  currentHostPid(): Promise<number>;
  /** Moves the stack's time, e.g. by `P3D`, and waits for rest; gives the new time. */
  advance(duration: string): Promise<Date>;
  mails(filter?: MailFilter): Promise<readonly StackMail[]>;
  /** How many requests the tables got so far. */
  tableRequests(): Promise<number>;
  fault(fault: StackFault): Promise<void>;
  clearFaults(): Promise<void>;
}

export interface StackRun {
  /** State is kept there; without it the stack is ephemeral. */
  readonly dataDir?: string;
  readonly port?: number;
  /** The app's folder, if not the built app. */
  readonly app?: string;
  readonly policiesDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** How a stack ended that did not get ready. */
export interface FailedStart {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [name, String(value)];

interface Spawned {
  readonly child: ChildProcess;
  /** The ready line, or undefined when it ended before. */
  readonly firstLine: Promise<string | undefined>;
  readonly stderr: () => string;
}

function spawnStack({ dataDir, port, app, policiesDir, environment }: StackRun): Spawned {
  const where = dataDir === undefined ? ['--ephemeral'] : ['--data', dataDir];
  const args = [
    join(root, 'scripts/start.mjs'),
    '--json',
    ...where,
    ...option('--port', port ?? 0),
    ...option('--app', app),
    ...option('--policies', policiesDir),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  const firstLine = new Promise<string | undefined>((resolve) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('close', () => resolve(undefined));
  });
  return { child, firstLine, stderr: () => stderr };
}

async function readJson(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body}`);
  return body === '' ? undefined : JSON.parse(body);
}

const post = (url: string, body: unknown): Promise<unknown> =>
  readJson(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function makeStack({ child, stderr }: Spawned, ready: Ready): Stack {
  const { inboxUrl, controlUrl } = ready;
  const currentHostPid = async (): Promise<number> => {
    const processes = (await readJson(`${controlUrl}/processes`)) as { readonly hostPid: number };
    return processes.hostPid;
  };
  return {
    ...ready,
    log: stderr,
    currentHostPid,
    async stop() {
      child.kill('SIGTERM');
      return ended(child);
    },
    async kill() {
      const hostPid = await currentHostPid().catch(() => ready.hostPid);
      child.kill('SIGKILL');
      killQuietly(hostPid);
      await ended(child);
    },
    async advance(duration) {
      const answer = await post(`${controlUrl}/clock`, { advance: duration });
      return new Date((answer as { readonly now: string }).now);
    },
    async mails(filter = {}) {
      const query = new URLSearchParams({ ...filter }).toString();
      const answer = await readJson(`${inboxUrl}/api/mails?${query}`);
      return (answer as { readonly mails: readonly StackMail[] }).mails;
    },
    async tableRequests() {
      const answer = await readJson(`${controlUrl}/counts`);
      return (answer as { readonly tableRequests: number }).tableRequests;
    },
    async fault(fault) {
      await post(`${controlUrl}/faults`, fault);
    },
    async clearFaults() {
      await readJson(`${controlUrl}/faults`, { method: 'DELETE' });
    },
  };
}

/** Runs the stack as `npm start` does, in processes of its own. Rejects with its log when it does not get ready. */
export async function startStack(run: StackRun = {}): Promise<Stack> {
  const spawned = spawnStack(run);
  const line = await spawned.firstLine;
  if (line === undefined) throw new Error(`The stack did not start:\n${spawned.stderr()}`);
  return makeStack(spawned, JSON.parse(line) as Ready);
}

/** Runs a stack that is expected to end by itself before it is ready. */
export async function failToStart(run: StackRun): Promise<FailedStart> {
  const { child, firstLine, stderr } = spawnStack(run);
  const stdout = (await firstLine) ?? '';
  if (stdout !== '') child.kill('SIGKILL');
  return { code: await ended(child), stdout, stderr: stderr() };
}
