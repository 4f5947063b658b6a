import type { ReadArguments } from './read-arguments';
import type { Terminal } from './terminal';

/** What an act did: a sentence for a person, facts for a program. */
export interface Report {
  readonly sentence: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export async function report(
  given: ReadArguments,
  terminal: Terminal,
  { sentence, facts }: Report,
): Promise<void> {
  await terminal.out(given.isSet('json') ? `${JSON.stringify(facts)}\n` : `${sentence}\n`);
}
