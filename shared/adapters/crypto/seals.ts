import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../domain/app-error';
import { mailboxOf } from '../../domain/email-address';
import type { KeyRing } from '../../ports/key-ring';
import type { Seals } from '../../ports/seals';
import { keyedHash } from './keyed-hash';

const macOf = (secret: Uint8Array, use: string, text: string): Buffer =>
  keyedHash(secret, 'seal', use, text);

/** Pseudonyms and fingerprints by the pepper, which never rotates, and seals by the newest key of the ring. */
export function makeSeals({ keyRing }: { readonly keyRing: KeyRing }): Seals {
  const pseudonym = async (use: string, text: string, digits: number): Promise<string> =>
    keyedHash(await keyRing.pepper(), use, text)
      .toString('hex')
      .slice(0, digits);

  return {
    personKey: async (address) => pseudonym('person', mailboxOf(address), 32),
    approverKey: async (userId) => pseudonym('approver', userId, 16),
    fingerprint: async (text) => pseudonym('fingerprint', text, 64),
    async seal(use, text) {
      const [newest] = await keyRing.keys();
      if (newest === undefined) throw new AppError('keys.none');
      return `${newest.kid}.${macOf(newest.secret, use, text).toString('base64url')}`;
    },
    async isSealed(use, text, seal) {
      const dot = seal.indexOf('.');
      const keys = await keyRing.keys();
      const key = keys.find(({ kid }) => kid === seal.slice(0, Math.max(dot, 0)));
      if (key === undefined) return false;
      // The text is compared, not its bytes: several spellings of base64url decode to the same bytes.
      const expected = Buffer.from(macOf(key.secret, use, text).toString('base64url'));
      const given = Buffer.from(seal.slice(dot + 1));
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
