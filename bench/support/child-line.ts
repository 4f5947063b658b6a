import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

export interface ChildLine<Line> {
  readonly line: Line;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts another entry, named from this bundle, as a process that prints one line of JSON and ends when its input closes. */
export async function startChild<Line>(
  entry: string,
  args: readonly string[],
  schema: z.ZodType<Line>,
): Promise<ChildLine<Line>> {
  const child = spawn(process.execPath, [join(__dirname, entry), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [text] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    line: schema.parse(JSON.parse(text)),
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
