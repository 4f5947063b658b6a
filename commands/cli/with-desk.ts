import type { Desk } from '../stack/open-desk';
import type { ReadArguments } from './read-arguments';
import type { CommandContext } from './run-command';

/** Connects, works and lets go of the connections, whatever happens. */
export async function withDesk(
  given: ReadArguments,
  { terminal, open }: CommandContext,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const desk = await open(given, terminal);
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}
