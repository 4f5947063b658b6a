import type { DeadLetter, DeadLetters, Disposal } from '../../../shared/ports/dead-letters';

export interface FakeDeadLetters extends DeadLetters {
  lay(letter: DeadLetter): void;
  /** What was sent again, in order. */
  readonly resubmitted: readonly Extract<Disposal, { readonly kind: 'resubmit' }>[];
}

/** Dead letters in memory. */
export function makeFakeDeadLetters(): FakeDeadLetters {
  let letters: readonly DeadLetter[] = [];
  const resubmitted: Extract<Disposal, { readonly kind: 'resubmit' }>[] = [];
  return {
    resubmitted,
    lay(letter) {
      letters = [...letters, letter];
    },
    list: (limit) => Promise.resolve(letters.slice(0, limit)),
    async dispose(queue, wanted, decide) {
      const found = letters.filter(
        (letter) => letter.queue === queue && wanted.has(letter.sequenceNumber),
      );
      for (const letter of found) {
        const disposal = await decide(letter);
        if (disposal.kind === 'keep') continue;
        if (disposal.kind === 'resubmit') resubmitted.push(disposal);
        letters = letters.filter((one) => one !== letter);
      }
      return found.length;
    },
  };
}
