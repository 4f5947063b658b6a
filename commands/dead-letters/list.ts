import type { DescribedLetter } from '../../shared/application/operators/dead-letter-desk';
import { countIn, readArguments } from '../cli/read-arguments';
import { reportList } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import { nameOf } from './letter-name';

const head = ['LETTER', 'SINCE', 'MAIL', 'REQUEST', 'APPROVER', 'REASON'];

export const listDeadLetters: SubCommand = async (args, context) => {
  const given = readArguments(args, { limit: { type: 'string' } });
  if (given.positionals.length > 0) throw new UsageError('list takes options only; see --help.');
  const limit = countIn(given, 'limit', 100);
  await withDesk(given, context, async (desk) => {
    const found = await desk.operators.deadLetters.list(limit);
    await reportList(given, context.terminal, {
      facts: { deadLetters: found.map(toJson) },
      head,
      rows: found.map(cells),
      nothing: 'There are no dead letters.',
    });
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
