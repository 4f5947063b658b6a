import type { DeadLetterDesk } from '../../shared/application/operators/dead-letter-desk';
import { CommandError } from '../cli/command-error';
import { makeProgressBar } from '../cli/progress-bar';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { letterNameIn, nameOf, type LetterName } from './letter-name';

const mostLetters = 5000;
// Few enough that the locks of a batch last until it is settled.
const batch = 20;

export const resubmit = settle('resubmit', 'Sent again');
export const discard = settle('discard', 'Discarded');

function settle(act: 'resubmit' | 'discard', word: string): SubCommand {
  return async (args, context) => {
    const given = readArguments(args, { reason: { type: 'string' } });
    const wanted = letterNameIn(given);
    const reason = reasonIn(given);
    await withDesk(given, context, async (desk) => {
      const { deadLetters } = desk.operators;
      const names = wanted === undefined ? await allOf(deadLetters) : [wanted];
      const bar = makeProgressBar(context.terminal, word);
      let count = 0;
      for (const [queue, numbers] of batches(names)) {
        count += await deadLetters[act](queue, numbers, { name: desk.name, reason });
        bar.show(count, names.length);
      }
      bar.clear();
      if (wanted !== undefined && count === 0) {
        throw new CommandError(`There is no dead letter ${nameOf(wanted)}.`);
      }
      await report(given, context.terminal, {
        sentence: `${word}: ${String(count)}.`,
        facts: { act, count },
      });
    });
  };
}

async function allOf(desk: DeadLetterDesk): Promise<readonly LetterName[]> {
  return (await desk.list(mostLetters)).map(({ letter }) => letter);
}

function batches(
  names: readonly LetterName[],
): readonly (readonly [string, ReadonlySet<string>])[] {
  const queues = [...new Set(names.map(({ queue }) => queue))];
  return queues.flatMap((queue) => {
    const numbers = names.filter((name) => name.queue === queue).map((name) => name.sequenceNumber);
    const starts = Array.from({ length: Math.ceil(numbers.length / batch) }, (_, i) => i * batch);
    return starts.map((start) => [queue, new Set(numbers.slice(start, start + batch))] as const);
  });
}
