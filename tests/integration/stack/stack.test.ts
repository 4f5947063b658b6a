import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failToStart, startStack, type Stack } from '../../support/stack';
import { until } from '../../support/until';

const app = join(__dirname, '../../fixtures/apps/guest-book');
const folder = mkdtempSync(join(tmpdir(), 'stack-'));
const dataDir = join(folder, 'data');

const status = async (url: string, method = 'GET'): Promise<number | undefined> => {
  try {
    const response = await fetch(url, { method, signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
};

const json = async (url: string, method = 'GET'): Promise<Record<string, unknown>> => {
  const response = await fetch(url, { method });
  return (await response.json()) as Record<string, unknown>;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

const isReady = async ({ baseUrl }: Stack): Promise<boolean> =>
  (await status(`${baseUrl}/health/ready`)) === 200;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an ephemeral stack', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ app });
  });

  afterAll(() => stack.stop());

  it('announces every link, each without trailing slash, and both processes', async () => {
    const { baseUrl, inboxUrl, graphUrl, controlUrl, pid, hostPid } = stack;
    const urls = [baseUrl, inboxUrl, graphUrl, controlUrl];

    expect(urls.filter((url) => !/^http:\/\/127\.0\.0\.1:\d+$/.test(url))).toEqual([]);
    expect(isAlive(pid) && isAlive(hostPid)).toBe(true);
    expect(
      await Promise.all([inboxUrl, graphUrl, controlUrl].map((url) => status(`${url}/`))),
    ).toEqual([200, 200, 200]);
    expect(await status(`${controlUrl}/service-bus`)).toBe(200);
  });

  it('delivers a message from the queue to the app', async () => {
    await status(`${stack.baseUrl}/messages/now`, 'POST');

    await until(async () => (await status(`${stack.baseUrl}/notes/now`)) === 200);
    expect(Date.parse(String((await json(`${stack.baseUrl}/notes/now`))['at']))).not.toBeNaN();
  });

  it('fires what falls due in order while time moves, and is at rest afterwards', async () => {
    const before = new Date(String((await json(`${stack.baseUrl}/now`))['now'])).getTime();
    await status(`${stack.baseUrl}/messages/tomorrow?delayMs=86400000`, 'POST');
    await status(`${stack.baseUrl}/sleep/one`, 'POST');

    const now = await stack.advance('P4D');

    const note = await json(`${stack.baseUrl}/notes/tomorrow`);
    const sleep = await json(`${stack.baseUrl}/sleep/one`);
    const day = 86_400_000;
    const days = (text: unknown): number => Math.floor((Date.parse(String(text)) - before) / day);
    expect(days(note['at'])).toBe(1);
    expect(sleep['runtimeStatus']).toBe('Completed');
    expect(days(sleep['output'])).toBe(3);
    expect(days(now.toISOString())).toBe(4);
    expect(days((await json(`${stack.baseUrl}/now`))['now'])).toBe(4);
  });

  it('brings a killed host back on the same port, at the time of the stack', async () => {
    const before = await stack.currentHostPid();

    process.kill(before, 'SIGKILL');
    await until(async () => (await stack.currentHostPid()) !== before && (await isReady(stack)));

    const now = Date.parse(String((await json(`${stack.baseUrl}/now`))['now']));
    expect(now).toBeGreaterThan(Date.now() + 3 * 86_400_000);
  });

  it('injects faults into tables and clears them', async () => {
    await stack.fault({ target: 'tables', match: 'GET ', status: 503 });
    const broken = await status(`${stack.baseUrl}/notes/now`);

    await stack.clearFaults();

    expect(broken).toBe(503);
    expect(await status(`${stack.baseUrl}/notes/now`)).toBe(200);
  });
});

describe('stopping', () => {
  it('finishes what runs and leaves nothing behind on SIGTERM', async () => {
    const stack = await startStack({ app });
    const running = json(`${stack.baseUrl}/slow/1000`, 'POST');
    await status(`${stack.baseUrl}/health/ready`);

    const code = await stack.stop();

    expect(await running).toEqual({ finished: true });
    expect(code).toBe(0);
    expect(isAlive(stack.hostPid)).toBe(false);
  });

  it('stops just as well when the signal reaches both processes at once', async () => {
    const stack = await startStack({ app });
    const running = json(`${stack.baseUrl}/slow/500`, 'POST');
    await status(`${stack.baseUrl}/health/ready`);

    process.kill(stack.hostPid, 'SIGTERM');
    const code = await stack.stop();

    expect(await running).toEqual({ finished: true });
    expect(code).toBe(0);
    expect(isAlive(stack.hostPid)).toBe(false);
  });

  it('does not leave the host behind when the supervisor is killed', async () => {
    const stack = await startStack({ app });

    process.kill(stack.pid, 'SIGKILL');

    await until(() => !isAlive(stack.hostPid));

    expect(await status(`${stack.baseUrl}/now`)).toBeUndefined();
  });
});

describe('a stack on a folder', () => {
  it('goes on where it was, at its own time and on its own links', async () => {
    const first = await startStack({ app, dataDir });
    await status(`${first.baseUrl}/messages/kept`, 'POST');
    await until(async () => (await status(`${first.baseUrl}/notes/kept`)) === 200);
    await status(`${first.baseUrl}/messages/later?delayMs=259200000`, 'POST');
    await status(`${first.baseUrl}/sleep/kept`, 'POST');
    await first.advance('P2D');
    await first.stop();

    const second = await startStack({ app, dataDir });
    const kept = await status(`${second.baseUrl}/notes/kept`);
    const early = await status(`${second.baseUrl}/notes/later`);
    const now = await second.advance('P2D');
    const later = await status(`${second.baseUrl}/notes/later`);
    const slept = await json(`${second.baseUrl}/sleep/kept`);
    await second.stop();

    expect([kept, early, later]).toEqual([200, 404, 200]);
    expect(slept['runtimeStatus']).toBe('Completed');
    expect(now.getTime()).toBeGreaterThan(Date.now() + 3.9 * 86_400_000);
    expect([second.inboxUrl, second.graphUrl, second.controlUrl]).toEqual([
      first.inboxUrl,
      first.graphUrl,
      first.controlUrl,
    ]);
  });

  it('starts again on a folder whose stack was killed', async () => {
    const first = await startStack({ app, dataDir });
    await first.kill();

    const second = await startStack({ app, dataDir });
    const kept = await status(`${second.baseUrl}/notes/kept`);
    await second.stop();

    expect(kept).toBe(200);
  });

  it('is the only one on its folder', async () => {
    const first = await startStack({ app, dataDir });

    const second = await failToStart({ app, dataDir });
    await first.stop();

    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`in use by process ${first.pid}`);
  });
});

describe('a start that cannot succeed', () => {
  it('names a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;

    const failed = await failToStart({ app, port });
    other.close();

    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(lastLine(failed.stderr)).toMatch(new RegExp(`^Port ${port} is taken; .*--port N\\.$`));
  });

  it('names a folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');

    const failed = await failToStart({ app, dataDir: join(file, 'data') });

    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(lastLine(failed.stderr)).toMatch(/cannot be written/);
  });

  it('passes on what the app says about its settings', async () => {
    const picky = mkdtempSync(join(folder, 'app-'));
    writeFileSync(
      join(picky, 'check-config.mjs'),
      'console.error("settings.yaml: sender is missing.\\nx.yaml: id is missing."); process.exitCode = 1;',
    );

    const failed = await failToStart({ app: picky });

    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr).toMatch(
      /settings\.yaml: sender is missing\.\nx\.yaml: id is missing\.\n$/,
    );
  });
});
