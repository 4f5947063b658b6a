import type { DescribedLetter } from '../../shared/application/operators/dead-letter-desk';
import { countIn, readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { tableText } from '../cli/table-text';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import { nameOf } from './letter-name';

const head = ['LETTER', 'SINCE', 'MAIL', 'REQUEST', 'APPROVER', 'REASON'];

export const listDeadLetters: SubCommand = async (args, context) => {
  const given = readArguments(args, { limit: { type: 'string' } });
  if (given.positionals.length > 0) throw new UsageError('list takes no name.');
  const limit = countIn(given, 'limit', 100);
  await withDesk(given, context, async (desk) => {
    const found = await desk.operators.deadLetters.list(limit);
    const { terminal } = context;
    if (given.isSet('json')) {
      await terminal.out(`${JSON.stringify({ deadLetters: found.map(toJson) })}\n`);
      return;
    }
    await terminal.out(tableText(head, found.map(cells)));
    if (found.length === 0) terminal.note('There are no dead letters.\n');
  });
};

function cells({ letter, message, reference, approver }: DescribedLetter): readonly string[] {
  return [
    nameOf(letter),
    letter.enqueuedAt.slice(0, 16).replace('T', ' '),
    message?.mail ?? 'unreadable',
    reference ?? '–',
    approver ?? '–',
    letter.reason,
  ];
}

/** For programs: the letter with what hangs on it. */
export function toJson({
  letter,
  reference,
  approver,
}: DescribedLetter): Readonly<Record<string, unknown>> {
  return { name: nameOf(letter), ...letter, reference, approver };
}
