import type { CommandContext } from './run-command';
import type { SubCommand } from './sub-command';
import { UsageError } from './usage-error';

/** The one act that the first argument names. @throws UsageError that lists them */
export async function runAct(
  acts: Readonly<Record<string, SubCommand>>,
  [act = '', ...args]: readonly string[],
  context: CommandContext,
): Promise<void> {
  const run = Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (run === undefined) {
    throw new UsageError(`Say what to do: ${Object.keys(acts).join(', ')}; see --help.`);
  }
  await run(args, context);
}
