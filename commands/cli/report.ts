import type { ReadArguments } from './read-arguments';
import { tableText, type Cells } from './table-text';
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

/** What an act found: a table for a person, facts for a program. */
export interface ListReport {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly head: Cells;
  readonly rows: readonly Cells[];
  /** Said when there are no rows. */
  readonly nothing: string;
  /** Given when there are more than these rows: so many were asked for. */
  readonly cutAt?: number | undefined;
}

export async function reportList(
  given: ReadArguments,
  terminal: Terminal,
  { facts, head, rows, nothing, cutAt }: ListReport,
): Promise<void> {
  if (given.isSet('json')) return terminal.out(`${JSON.stringify(facts)}\n`);
  await terminal.out(tableText(head, rows));
  if (rows.length === 0) terminal.note(`${nothing}\n`);
  if (cutAt === undefined) return;
  terminal.note(`These are the newest ${String(cutAt)}; there are more (--limit).\n`);
}
