import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { megabytes, milliseconds, perSecond, type Figure } from '../figure';
import { processMemory } from '../support/process-memory';
import { startTrialHost, type TrialHost } from './trial-host';

async function finish(host: TrialHost, name: string, count: number, each: number): Promise<number> {
  const { finished } = await host.counts();
  const target = finished + count * each;
  const seconds = await host.launch(name, count, (counts) => counts.finished >= target);
  return (count * each) / seconds;
}

/** Orchestrations from their start by a client until the last activity of the last has run. */
export async function measureDurable(host: TrialHost, quick: boolean): Promise<readonly Figure[]> {
  await finish(host, 'five', 50, 1);
  const orchestrations = await finish(host, 'five', quick ? 200 : 1500, 1);
  const activities = await finish(host, 'many', quick ? 20 : 100, 50);
  return [
    {
      name: 'orchestrations of five activities',
      value: perSecond(orchestrations),
      aim: '≥ 300/s',
      note: `one after the other: ${perSecond(5 * orchestrations)} activities; journal on disk`,
    },
    { name: 'activities, 50 at once', value: perSecond(activities) },
  ];
}

/** A host that is killed with so many instances waiting, and is started again on the same folder. */
export async function measureWaiting(appDir: string, quick: boolean): Promise<readonly Figure[]> {
  const count = quick ? 1000 : 10_000;
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-waiting-'));
  try {
    const first = await startTrialHost(appDir, dataDir);
    await first.launch('wait', count, ({ waiting }) => waiting >= count);
    const before = processMemory([first.pid]);
    await first.kill();
    const second = await startTrialHost(appDir, dataDir);
    const after = processMemory([second.pid]);
    await second.stop();
    return [
      {
        name: `restart with ${String(count)} waiting instances`,
        value: milliseconds(second.startMs),
        aim: '≤ 3 s',
        note: `against ${milliseconds(first.startMs)} with none`,
      },
      {
        name: `memory of the host with ${String(count)} waiting instances`,
        value: megabytes(before),
        note: `${megabytes(after)} after the restart`,
      },
    ];
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
