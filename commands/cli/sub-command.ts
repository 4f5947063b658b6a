import type { CommandContext } from './run-command';

/** One act of a command, after its name was read. */
export type SubCommand = (args: readonly string[], context: CommandContext) => Promise<void>;
