import { rmSync } from 'node:fs';
import type { BenchContext } from '../bench-context';
import { milliseconds, type Figure, type Section } from '../figure';
import { median } from '../support/statistics';
import { measureBroker } from './measure-broker';
import { measureDurable, measureWaiting } from './measure-durable';
import { measureHttp } from './measure-http';
import { writeTrialApp } from './trial-app';
import { startTrialHost } from './trial-host';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

async function hostStart(appDir: string, times: number): Promise<Figure> {
  const ms: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const host = await startTrialHost(appDir);
    ms.push(host.startMs);
    await host.stop();
  }
  return {
    name: 'functions host, start until ready',
    value: milliseconds(median(ms)),
    note: `an app of seven functions, median of ${String(times)}`,
  };
}

/** What runs the app, without the app. */
export async function measureLocalStack({ quick, say }: BenchContext): Promise<Section> {
  const appDir = writeTrialApp();
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-host-'));
  try {
    say('host start');
    const start = await hostStart(appDir, quick ? 2 : 5);
    const host = await startTrialHost(appDir, dataDir);
    say('HTTP');
    const http = await measureHttp(host, quick);
    say('orchestrations');
    const durable = await measureDurable(host, quick);
    await host.stop();
    say('broker');
    const broker = await measureBroker(quick);
    say('waiting instances');
    const waiting = await measureWaiting(appDir, quick);
    return { title: 'The local stack', figures: [start, ...http, ...durable, broker, ...waiting] };
  } finally {
    for (const folder of [appDir, dataDir]) rmSync(folder, { recursive: true });
  }
}
