import { exitCodeOf, type Command } from '../../commands/cli/run-command';
import type { Desk } from '../../commands/stack/open-desk';
import { makeFakeTerminal } from './fakes/fake-terminal';
import { guestDeskOf } from './guest-desk';
import type { InMemoryApp } from './in-memory-app';
import { operatorsOf, type InMemoryOperators } from './operators-of';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How often the command connected to anything. */
  readonly opened: number;
}

/** Runs a command line, with blanks between its words, on an app in memory; `kim` sits at the desk. */
export async function runInMemory(
  command: Command,
  line: string | readonly string[],
  world: InMemoryApp,
  desk: InMemoryOperators = operatorsOf(world),
): Promise<CommandResult> {
  const terminal = makeFakeTerminal();
  let opened = 0;
  const open = async (): Promise<Desk> => {
    opened += 1;
    return Promise.resolve({
      operators: desk.operators,
      guests: guestDeskOf(world),
      requestList: world.ports.requestList,
      switches: desk.switches,
      policies: world.ports.policies,
      name: 'kim',
      now: () => world.ports.clock.now(),
      close: async () => Promise.resolve(),
    });
  };
  const args = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line;
  const code = await exitCodeOf(command, args, { terminal, open });
  return { code, stdout: terminal.printed(), stderr: terminal.noted(), opened };
}
