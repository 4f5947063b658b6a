import { countWords } from '../../shared/application/count-words';
import { readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The audit log as JSON lines, from one day up to another, row by row so that the memory stays flat. */
export const exportAudit: SubCommand = async (args, context) => {
  const given = readArguments(args, { from: { type: 'string' }, to: { type: 'string' } });
  if (given.positionals.length > 0) throw new UsageError('audit takes options only; see --help.');
  const from = dayIn('from', given.text('from') ?? '2020-01-01');
  const to = given.text('to');
  const until = to === undefined ? undefined : dayIn('to', to);
  if (until !== undefined && until <= from)
    throw new UsageError('--to needs a later day than --from.');
  await withDesk(given, context, async (desk) => {
    const { terminal } = context;
    const end = until ?? desk.now();
    let count = 0;
    const write = async (row: object): Promise<void> => {
      await terminal.out(`${JSON.stringify(row)}\n`);
      count += 1;
    };
    for await (const record of desk.guests.auditBetween(from, end)) await write(record);
    // Acts of operators that concern no single request.
    const acts = await desk.switches.acts(from);
    for (const act of acts) if (act.at < end.toISOString()) await write(act);
    terminal.note(`Exported ${countWords(count, 'audit row')}.\n`);
  });
};

function dayIn(name: string, text: string): Date {
  const instant = new Date(`${text}T00:00:00Z`);
  if (day.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new UsageError(`--${name} needs a day such as 2026-01-31.`);
}
