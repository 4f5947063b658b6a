import { makeSeals } from '../../../shared/adapters/crypto/seals';
import type { Seals } from '../../../shared/ports/seals';
import { makeFakeKeyRing } from './fake-key-ring';

/** The real seals with a fixed key and pepper. */
export function makeFakeSeals(): Seals {
  return makeSeals({ keyRing: makeFakeKeyRing() });
}
