import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BenchContext } from '../bench-context';
import { milliseconds, times, megabytes, type Section } from '../figure';
import { median } from '../support/statistics';

const run = promisify(execFile);

const script = `
  const started = performance.now();
  await import(process.argv[1]);
  process.stdout.write(String(performance.now() - started));
  process.exit(0);
`;

/** How long a fresh process takes to load a module, without the process itself. */
async function loadMs(entry: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, entry]);
  return Number(/[\d.]+$/.exec(stdout)?.[0]);
}

/** What the app weighs, and its load at start against what any Durable app loads. */
export async function measureLoad(context: BenchContext): Promise<Section> {
  const { app, baselineEntry, quick, say } = context;
  say('load at start');
  const own: number[] = [];
  const baseline: number[] = [];
  // By turns, so that what else the machine does hits both alike.
  for (let time = 0; time < (quick ? 5 : 21); time += 1) {
    own.push(await loadMs(app.entry));
    baseline.push(await loadMs(baselineEntry));
  }
  return {
    title: 'What is deployed',
    figures: [
      { name: 'bundle', value: megabytes(app.bytes), aim: '≤ 2.5 MB', note: 'without source maps' },
      { name: 'zip', value: megabytes(app.zipped), aim: '≤ 1 MB' },
      {
        name: 'load at start',
        value: times(median(own) / median(baseline)),
        aim: '≤ 1.3×',
        note: `${milliseconds(median(own))} to ${milliseconds(median(baseline))} of @azure/functions and durable-functions`,
      },
    ],
  };
}
