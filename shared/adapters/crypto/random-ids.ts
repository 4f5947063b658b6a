import { randomBytes, randomInt } from 'node:crypto';
import type { RandomIds } from '../../ports/random-ids';

// Without I, L, O, U, 0 and 1: read aloud or typed from paper they are taken for others.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function letters(count: number): string {
  return Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

export function makeRandomIds(): RandomIds {
  return {
    requestId: () => randomBytes(16).toString('hex'),
    reference: () => `${letters(4)}-${letters(4)}`,
    short: () => randomBytes(8).toString('hex'),
  };
}
