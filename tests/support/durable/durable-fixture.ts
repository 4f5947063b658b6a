import { makeStackClock, type StackClock } from '../../../local/clock/stack-clock';
import { makeDurableExtension } from '../../../local/functions-host/durable/make-durable-extension';
import type { DurableExtension } from '../../../local/functions-host/durable-extension';
import { invokedApp, type InProcessApp } from './in-process-app';

export interface FixtureOptions {
  readonly dataDir?: string;
  /** `extensions.durableTask` of host.json. */
  readonly settings?: unknown;
  /** Continues with the time of an earlier fixture. */
  readonly clock?: StackClock;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

export interface StatusJson {
  readonly runtimeStatus: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly customStatus: unknown;
  readonly historyEvents?: readonly Readonly<Record<string, unknown>>[];
}

/** The Durable extension on an in-process app, with time that only moves when told to. */
export interface DurableFixture {
  readonly extension: DurableExtension;
  readonly clock: StackClock;
  readonly log: readonly string[];
  call(method: string, path: string, body?: unknown): Promise<ApiAnswer>;
  /** Starts an instance, waits until nothing goes on, and gives its id. */
  start(name: string, input?: unknown, id?: string): Promise<string>;
  raise(id: string, name: string, data?: unknown): Promise<void>;
  status(id: string): Promise<StatusJson>;
  settle(): Promise<void>;
  /** Moves time on from due instant to due instant. */
  pass(milliseconds: number): Promise<void>;
}

const webhookUrl = 'http://localhost:7071/runtime/webhooks/durabletask';

/** Starts at 2026-03-01T08:00:00Z. */
export function frozenClock(): StackClock {
  return makeStackClock(
    () => undefined,
    () => Date.UTC(2026, 2, 1, 8),
  );
}

export async function durableFixture(
  app: InProcessApp,
  options: FixtureOptions = {},
): Promise<DurableFixture> {
  const { clock = frozenClock(), dataDir, settings } = options;
  const log: string[] = [];
  const extension = makeDurableExtension({
    ...invokedApp(app),
    settings,
    clock,
    dataDir,
    webhookUrl,
    rpcUrl: 'http://127.0.0.1:17071/durabletask/',
    systemKey: 'key',
    hubName: 'TestHub',
    connection: 'Storage',
    log: (level, message) => log.push(`${level}: ${message}`),
  });
  await extension.start();

  const call = (method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    callApi(extension, { method, path, body });
  const settle = (): Promise<void> => untilAtRest(extension);
  return {
    extension,
    clock,
    log,
    call,
    settle,
    async start(name, input = null, id = '') {
      const { json } = await call('POST', `orchestrators/${name}/${id}`.replace(/\/$/, ''), input);
      await settle();
      return (json as { readonly id: string }).id;
    },
    async raise(id, name, data = null) {
      await call('POST', `instances/${id}/raiseEvent/${name}`, data);
      await settle();
    },
    async status(id) {
      const query = 'showHistory=true&showHistoryOutput=true';
      return (await call('GET', `instances/${id}?${query}`)).json as StatusJson;
    },
    async pass(milliseconds) {
      const end = clock.now() + milliseconds;
      for (
        let stop = clock.nextStop();
        stop !== undefined && stop <= end;
        stop = clock.nextStop()
      ) {
        clock.moveTo(stop);
        await settle();
      }
      clock.moveTo(end);
      await settle();
    },
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

async function callApi(
  extension: DurableExtension,
  { method, path, body }: Call,
): Promise<ApiAnswer> {
  const [bare = '', query = ''] = path.split('?');
  const answer = await extension.handle({
    method,
    path: bare,
    query: new URLSearchParams(query),
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
    url: `${webhookUrl}/${path}`,
  });
  const json: unknown = answer.body === undefined ? undefined : JSON.parse(answer.body);
  return { status: answer.status, headers: answer.headers, json };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function untilAtRest(extension: DurableExtension): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = extension.atRest() ? quiet + 1 : 0) await turn();
}
