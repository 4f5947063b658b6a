import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root, runNode } from './run-node';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

const timersSchema = z.object({
  idle: z.object({ timers: z.array(z.object({ name: z.string(), runsPerDay: z.number() })) }),
});

/** How many values of a cron field there are: ranges, steps, stars and single values. */
function many(field: string, all: number): number {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(field) ?? [];
  if (from !== undefined && to !== undefined) return Number(to) - Number(from) + 1;
  const [, step] = /^\*\/(\d+)$/.exec(field) ?? [];
  if (step !== undefined) return all / Number(step);
  return field === '*' ? all : 1;
}

function runsPerDay(schedule: string): number {
  const [, minutes = '', hours = ''] = schedule.split(' ');
  return many(minutes, 60) * many(hours, 24);
}

describe('the cost tables of docs/deploy.md', () => {
  it('are what infra/costs.json and infra/sizes.json amount to', async () => {
    expect(await runNode(['scripts/cost-tables.mjs', '--check'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('count every timer of the app as often as it runs', () => {
    const timers = [
      ...read('functions/register.ts').matchAll(/name: '(\w+)',\s+schedule: '([^']+)'/g),
    ].map(([, name = '', schedule = '']) => ({ name, runsPerDay: runsPerDay(schedule) }));

    const { idle } = timersSchema.parse(JSON.parse(read('infra/costs.json')));

    expect(
      idle.timers.map(({ name, ...timer }) => ({ name, runsPerDay: timer.runsPerDay })),
    ).toEqual(timers);
  });
});
