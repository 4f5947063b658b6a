import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startHostProcess, type HostProcess } from '../../support/run-functions-host';
import { writeApp } from '../../support/write-app';

interface TimerRun {
  readonly isPastDue: boolean;
  readonly scheduleStatus: {
    readonly last: string;
    readonly next: string;
    readonly lastUpdated: string;
  };
}

const app = writeApp('index.js', {
  'index.js': `const { app } = require('@azure/functions');
    const runs = [];
    app.timer('hourly', { schedule: '0 0 * * * *', handler: (timer) => { runs.push(timer); } });
    app.http('runs', { authLevel: 'anonymous', handler: async () => ({ jsonBody: runs }) });
    app.http('slow', { authLevel: 'anonymous', handler: async () => {
      await new Promise((done) => setTimeout(done, 400));
      return { body: 'finished' };
    } });
    app.http('locked', { authLevel: 'function', handler: async () => ({ body: 'open' }) });`,
});

const hour = 3_600_000;
const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'host-data-'));

async function runsOf({ ready }: HostProcess): Promise<readonly TimerRun[]> {
  return (await (await fetch(`${ready.baseUrl}/api/runs`)).json()) as TimerRun[];
}

async function settled(host: HostProcess): Promise<void> {
  for (let atRest = false; !atRest;) ({ atRest } = await host.rest());
}

describe('a functions host', () => {
  it('makes up for missed timer runs once, at the next start', async () => {
    const dataDir = dataFolder();
    const first = await startHostProcess({ appDir: app, dataDir });
    const start = await first.clock();
    await first.clock(start + hour);
    await settled(first);
    const [regular] = await runsOf(first);
    await first.stop();

    const offset = { VESTIBULE_CLOCK_OFFSET_MS: String(6 * hour) };
    const second = await startHostProcess({ appDir: app, dataDir, env: offset });
    await settled(second);
    const made = await runsOf(second);
    await second.stop();

    expect(regular?.isPastDue).toBe(false);
    expect(regular?.scheduleStatus.last).toBe('0001-01-01T00:00:00+00:00');
    expect(made.map(({ isPastDue }) => isPastDue)).toEqual([true]);
    expect(Date.parse(made[0]?.scheduleStatus.last ?? '')).toBeGreaterThan(start);
  });

  it('fires a timer once however far the clock jumps', async () => {
    const host = await startHostProcess({ appDir: app });

    await host.clock((await host.clock()) + 72 * hour);
    await settled(host);
    const runs = await runsOf(host);
    await host.stop();

    expect(runs).toHaveLength(1);
    expect(runs[0]?.isPastDue).toBe(false);
  });

  it('keeps its keys in the data folder', async () => {
    const dataDir = dataFolder();
    const first = await startHostProcess({ appDir: app, dataDir });
    await first.stop();

    const second = await startHostProcess({ appDir: app, dataDir });
    const { baseUrl, functionKeys } = second.ready;
    const answer = await fetch(
      `${baseUrl}/api/locked?code=${first.ready.functionKeys['locked'] ?? ''}`,
    );
    await second.stop();

    expect({ ...second.ready, baseUrl: '' }).toEqual({ ...first.ready, baseUrl: '' });
    expect(functionKeys['locked']).toMatch(/^[\w-]{43}$/);
    expect(await answer.text()).toBe('open');
  });

  it('answers what it has begun before it ends, and takes nothing new', async () => {
    const host = await startHostProcess({ appDir: app });
    const { baseUrl } = host.ready;
    const slow = fetch(`${baseUrl}/api/slow`);
    while ((await host.rest()).atRest) await Promise.resolve();

    const code = await host.stop();

    expect(await (await slow).text()).toBe('finished');
    expect(code).toBe(0);
    await expect(fetch(`${baseUrl}/api/runs`)).rejects.toThrow('fetch failed');
  });

  it('says in one sentence that its port is taken', async () => {
    const host = await startHostProcess({ appDir: app });
    const port = Number(new URL(host.ready.baseUrl).port);

    const second = startHostProcess({ appDir: app, port });

    await expect(second).rejects.toThrow(`Port ${port} is taken.`);
    await host.stop();
  });
});
