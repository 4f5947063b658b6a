import { matchesPartnerKey } from '../../../../../shared/adapters/crypto/matches-partner-key';

// SHA-256 of "abc", FIPS 180-2.
const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('matchesPartnerKey', () => {
  it.each([digest, digest.toUpperCase()])('knows the secret behind %s', (sha256) => {
    expect(matchesPartnerKey('abc', sha256)).toBe(true);
  });

  it.each([
    ['another secret', 'abd', digest],
    ['an empty secret', '', digest],
    ['an empty digest', 'abc', ''],
    ['a digest cut short', 'abc', digest.slice(0, 62)],
    ['a digest that is no hex', 'abc', 'z'.repeat(64)],
  ])('refuses %s', (_, secret, sha256) => {
    expect(matchesPartnerKey(secret, sha256)).toBe(false);
  });
});
