import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { guestSignUp } from '../../../functions/orchestrations/guest-sign-up';
import { runOrchestrator } from './sdk-orchestrator';

const folder = join(__dirname, '../../fixtures/replays');

const stateSchema = z.object({
  isDone: z.boolean(),
  actions: z.array(z.array(z.unknown())),
  output: z.unknown(),
});
const fixtureSchema = z.object({ trigger: z.looseObject({}), state: stateSchema });

/** What the engine handed to the orchestration last, and every action that it had asked for by then. */
export type ReplayFixture = z.infer<typeof fixtureSchema>;

/** Runs the present code on a whole history. */
export async function replayed(trigger: ReplayFixture['trigger']): Promise<ReplayFixture['state']> {
  return stateSchema.parse(await runOrchestrator(guestSignUp, JSON.stringify(trigger)));
}

/** The first place where what was asked for differs, in words; undefined when nothing does. */
export function firstDifference(
  recorded: ReplayFixture['state'],
  now: ReplayFixture['state'],
): string | undefined {
  const before = [...recorded.actions.flat(), { output: recorded.output, done: recorded.isDone }];
  const after = [...now.actions.flat(), { output: now.output, done: now.isDone }];
  const length = Math.max(before.length, after.length);
  for (let index = 0; index < length; index += 1) {
    const [was, is] = [JSON.stringify(before[index]), JSON.stringify(after[index])];
    if (was !== is) return `action ${String(index + 1)} was ${was} and is ${is}`;
  }
  return undefined;
}

/** The paths recorded for every released version, as `<version>/<path>`. */
export function replayNames(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();
}

export function readReplay(name: string): ReplayFixture {
  return fixtureSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
}

/** Keeps the last run of an execution; ids that differ from run to run are made the same. */
export async function recordReplay(name: string, triggerText: string): Promise<void> {
  const text = triggerText.replaceAll(
    /"ExecutionId":"[^"]*"/g,
    '"ExecutionId":"00000000000000000000000000000000"',
  );
  const trigger = fixtureSchema.shape.trigger.parse(JSON.parse(text));
  const file = join(folder, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ trigger, state: await replayed(trigger) }, null, 1)}\n`);
}
