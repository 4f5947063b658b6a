import { openDesk, type OpenDesk } from '../stack/open-desk';
import { errorSentence } from './error-sentence';
import { makeTerminal, type Terminal } from './terminal';
import { UsageError } from './usage-error';

/** What a command works with. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Connects to what the command line names; only after the whole command line was understood. */
  readonly open: OpenDesk;
}

export interface Command {
  /** Shown for `--help`. */
  readonly usage: string;
  /** Stand in for an empty command line; without them it is told how the command is used. */
  readonly byDefault?: readonly string[];
  /** @throws UsageError before anything was changed; CommandError, AppError */
  run(args: readonly string[], context: CommandContext): Promise<void>;
}

/** Runs a command and gives its exit code: 0 done, 1 not possible now, 2 not understood. */
export async function exitCodeOf(
  command: Command,
  given: readonly string[],
  context: CommandContext,
): Promise<number> {
  const { terminal } = context;
  if (given.includes('--help')) {
    await terminal.out(command.usage);
    return 0;
  }
  const args = given.length === 0 ? (command.byDefault ?? []) : given;
  if (args.length === 0) {
    terminal.note(command.usage);
    return 2;
  }
  try {
    await command.run(args, context);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    terminal.note(`${isUsage ? error.message : errorSentence(error)}\n`);
    return isUsage ? 2 : 1;
  }
}

/** Runs a command as this process. */
export async function runCommand(command: Command): Promise<void> {
  // Whoever pipes into `head` has read enough.
  process.stdout.on('error', () => process.exit(0));
  const terminal = makeTerminal(process, process.env, process.cwd());
  const code = await exitCodeOf(command, process.argv.slice(2), { terminal, open: openDesk });
  // Connections that the SDKs keep would hold the process.
  process.exit(code);
}
