import { CommandError } from '../cli/command-error';
import { readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { plain } from '../cli/table-text';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import { letterNameIn, nameOf } from './letter-name';
import { toJson } from './list';

const mostLetters = 5000;

export const showDeadLetter: SubCommand = async (args, context) => {
  const given = readArguments(args, {});
  const wanted = letterNameIn(given);
  if (wanted === undefined) throw new UsageError('Name one dead letter to show.');
  await withDesk(given, context, async (desk) => {
    const letters = await desk.operators.deadLetters.list(mostLetters);
    const found = letters.find(({ letter }) => nameOf(letter) === nameOf(wanted));
    if (found === undefined) throw new CommandError(`There is no dead letter ${nameOf(wanted)}.`);
    if (given.isSet('json')) {
      await context.terminal.out(`${JSON.stringify(toJson(found))}\n`);
      return;
    }
    const { letter, reference, approver } = found;
    const facts: readonly (readonly [string, string])[] = [
      ['letter', nameOf(letter)],
      ['message id', letter.messageId],
      ['since', letter.enqueuedAt],
      ['deliveries', String(letter.deliveryCount)],
      ['reason', letter.reason],
      ['description', letter.description],
      ['request', reference ?? 'gone'],
      ['approver', approver ?? '–'],
      ['body', JSON.stringify(letter.body)],
    ];
    const lines = facts.map(([name, value]) => `  ${name.padEnd(12)} ${plain(value)}\n`);
    await context.terminal.out(lines.join(''));
  });
};
