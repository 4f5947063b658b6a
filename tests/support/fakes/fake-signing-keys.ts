import type { SigningKeys } from '../../../shared/ports/signing-keys';

/** Signing keys in memory; new ones are `new1`, `new2` and so on. */
export function makeFakeSigningKeys(...first: readonly string[]): SigningKeys {
  let kids: readonly string[] = first;
  let made = 0;
  return {
    kids: () => Promise.resolve(kids),
    add() {
      made += 1;
      kids = [`new${String(made)}`, ...kids];
      return Promise.resolve();
    },
    remove(wanted) {
      kids = kids.filter((kid) => kid !== wanted);
      return Promise.resolve();
    },
  };
}
