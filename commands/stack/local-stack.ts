import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../shared/config/config';
import { loadConfig } from '../../shared/config/load-config';
import { CommandError } from '../cli/command-error';

export interface LocalStack {
  readonly config: Config;
  /** The app's settings, for SDKs that read the environment. */
  readonly settings: Readonly<Record<string, string>>;
  /** Milliseconds by which the stack's time is ahead of the machine's. */
  readonly offsetMs: number;
}

const stackSchema = z.object({ settings: z.record(z.string(), z.string()) });
const clockSchema = z.object({ offsetMs: z.number().nonnegative() });

/**
 * The stack that runs on a data folder, by the file that it keeps there while it runs.
 * @throws CommandError when none runs there
 */
export function readLocalStack(folder: string): LocalStack {
  const stack = readJson(join(folder, 'stack.json'), stackSchema);
  if (stack === undefined) {
    throw new CommandError(
      `No stack runs on ${folder}; start one with npm start, or name its folder with --data DIR.`,
    );
  }
  const loaded = loadConfig(stack.settings);
  if (loaded.kind === 'problems') {
    throw new CommandError(`${join(folder, 'stack.json')} is not of this version.`);
  }
  const clock = readJson(join(folder, 'clock.json'), clockSchema);
  return { config: loaded.config, settings: stack.settings, offsetMs: clock?.offsetMs ?? 0 };
}

function readJson<Value>(path: string, schema: z.ZodType<Value>): Value | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
