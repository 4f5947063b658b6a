import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../tests/support/stack';
import { megabytes, milliseconds, perSecond, type Figure } from '../figure';
import { processMemory } from '../support/process-memory';
import { countsOf, launch, startTrialHost, type TrialHost } from './trial-host';

interface Work {
  readonly name: string;
  readonly count: number;
  /** How many ends each of them counts. */
  readonly ends: number;
}

async function finish({ ready }: TrialHost, { name, count, ends }: Work): Promise<number> {
  const { finished } = await countsOf(ready.baseUrl);
  const target = finished + count * ends;
  const isDone = (counts: { readonly finished: number }): boolean => counts.finished >= target;
  return (count * ends) / (await launch(ready.baseUrl, { name, count }, isDone));
}

/** Orchestrations from their start by a client until the last activity of the last has run. */
export async function measureDurable(host: TrialHost, quick: boolean): Promise<readonly Figure[]> {
  await finish(host, { name: 'five', count: 50, ends: 1 });
  const rate = await finish(host, { name: 'five', count: quick ? 200 : 1500, ends: 1 });
  const activities = await finish(host, { name: 'many', count: quick ? 20 : 100, ends: 50 });
  return [
    {
      name: 'orchestrations of five activities',
      value: perSecond(rate),
      aim: '≥ 300/s',
      note: `one after the other: ${perSecond(5 * rate)} activities; journal on disk`,
    },
    { name: 'activities, 50 at once', value: perSecond(activities) },
  ];
}

/** A stack that is killed with so many instances waiting, and its host started again on what is left. */
export async function measureWaiting(appDir: string, quick: boolean): Promise<readonly Figure[]> {
  const count = quick ? 1000 : 10_000;
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-waiting-'));
  try {
    const stack = await startStack({ app: appDir, dataDir });
    const what = { name: 'wait', count };
    await launch(stack.baseUrl, what, ({ waiting }) => waiting >= count);
    const memory = processMemory([stack.pid, stack.hostPid]);
    await stack.kill();
    const host = await startTrialHost(appDir, join(dataDir, 'host'));
    await host.stop();
    const none = await startTrialHost(appDir);
    await none.stop();
    return [
      {
        name: `host restart with ${String(count)} waiting instances`,
        value: milliseconds(host.startMs),
        aim: '≤ 3 s',
        note: `against ${milliseconds(none.startMs)} with none`,
      },
      {
        name: `memory of all processes with ${String(count)} waiting instances`,
        value: megabytes(memory),
        aim: '≤ 450 MB',
      },
    ];
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}
