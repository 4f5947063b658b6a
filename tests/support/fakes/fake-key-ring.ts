import type { KeyRing, SigningKey } from '../../../shared/ports/key-ring';

export interface FakeKeyRing extends KeyRing {
  /** Puts a new key in front, which signs from now on. */
  rotate(kid: string): void;
  /** Removes a key for good. */
  remove(kid: string): void;
}

/** A key that follows from its id, so that tokens are the same in every run. */
function keyOf(kid: string): SigningKey {
  return { kid, secret: new Uint8Array(32).map((_, index) => kid.charCodeAt(index % kid.length)) };
}

export function makeFakeKeyRing(): FakeKeyRing {
  const pepper = new Uint8Array(32).fill(7);
  let ring: readonly SigningKey[] = [keyOf('key1')];
  return {
    rotate(kid) {
      ring = [keyOf(kid), ...ring];
    },
    remove(kid) {
      ring = ring.filter((key) => key.kid !== kid);
    },
    keys: () => Promise.resolve(ring),
    pepper: () => Promise.resolve(pepper),
  };
}
