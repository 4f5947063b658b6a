import type { RandomIds } from '../../../shared/ports/random-ids';

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function reference(count: number): string {
  let rest = count;
  let text = '';
  for (let place = 0; place < 8; place += 1) {
    text = `${alphabet[rest % alphabet.length] ?? ''}${text}`;
    rest = Math.floor(rest / alphabet.length);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The same ids in the same order in every run: counted up, each kind on its own. */
export function makeFakeRandomIds(): RandomIds {
  const counts = { requestId: 0, reference: 0, short: 0 };
  const next = (kind: keyof typeof counts): number => (counts[kind] += 1);
  return {
    // The first digit names the partition, so that requests of one test spread over several.
    requestId() {
      const count = next('requestId');
      return `${(count % 16).toString(16)}${count.toString(16).padStart(31, '0')}`;
    },
    reference: () => reference(next('reference')),
    short: () => next('short').toString(16).padStart(16, '0'),
  };
}
