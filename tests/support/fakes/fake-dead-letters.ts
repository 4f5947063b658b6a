import { queueNames } from '../../../shared/contracts/names';
import type { DeadLetter, DeadLetters, Disposal } from '../../../shared/ports/dead-letters';

export interface Resubmitted extends Omit<Extract<Disposal, { kind: 'resubmit' }>, 'kind'> {
  readonly queue: string;
}

export interface FakeDeadLetters extends DeadLetters {
  lay(letter: DeadLetter): void;
  /** What was sent again, in order; duplicate detection lets nothing pass twice. */
  readonly resubmitted: readonly Resubmitted[];
}

/** Dead letters in memory. */
export function makeFakeDeadLetters(): FakeDeadLetters {
  let letters: readonly DeadLetter[] = [];
  const resubmitted: Resubmitted[] = [];
  const sendAgain = (sent: Resubmitted): void => {
    const isKnown = resubmitted.some(
      ({ queue, messageId }) => queue === sent.queue && messageId === sent.messageId,
    );
    if (!isKnown) resubmitted.push(sent);
  };
  return {
    resubmitted,
    lay(letter) {
      letters = [...letters, letter];
    },
    list(limit) {
      const ofQueue = (name: string): readonly DeadLetter[] =>
        letters.filter(({ queue }) => queue === name).slice(0, limit);
      return Promise.resolve(Object.values(queueNames).flatMap(ofQueue));
    },
    async dispose(queue, wanted, decide) {
      const found = letters.filter(
        (letter) => letter.queue === queue && wanted.has(letter.sequenceNumber),
      );
      for (const letter of found) {
        const disposal = await decide(letter);
        if (disposal.kind === 'keep') continue;
        if (disposal.kind === 'resubmit') {
          const { messageId, body } = disposal;
          sendAgain({ queue, messageId, body });
        }
        letters = letters.filter((one) => one !== letter);
      }
      return found.length;
    },
  };
}
