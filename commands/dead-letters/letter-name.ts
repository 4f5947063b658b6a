import { queueNames } from '../../shared/contracts/names';
import type { DeadLetter } from '../../shared/ports/dead-letters';
import type { ReadArguments } from '../cli/read-arguments';
import { UsageError } from '../cli/usage-error';

export interface LetterName {
  readonly queue: string;
  readonly sequenceNumber: string;
}

const queues: readonly string[] = Object.values(queueNames);

/** The one letter that the command line names; undefined for `all`. @throws UsageError */
export function letterNameIn({ positionals }: ReadArguments): LetterName | undefined {
  const [name = '', ...more] = positionals;
  if (name === 'all' && more.length === 0) return undefined;
  const [queue, sequenceNumber, ...rest] = name.split('/');
  const isName =
    more.length + rest.length === 0 &&
    queue !== undefined &&
    queues.includes(queue) &&
    sequenceNumber !== undefined &&
    /^\d{1,19}$/.test(sequenceNumber);
  if (!isName) {
    throw new UsageError(`Name one dead letter, such as ${queues.join('/12 or ')}/12.`);
  }
  return { queue, sequenceNumber };
}

export function nameOf({ queue, sequenceNumber }: DeadLetter | LetterName): string {
  return `${queue}/${sequenceNumber}`;
}
