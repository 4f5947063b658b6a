import * as fc from 'fast-check';
import { makeSeals } from '../../../../../shared/adapters/crypto/seals';
import { makeFakeKeyRing } from '../../../../support/fakes/fake-key-ring';

function setUp() {
  const keyRing = makeFakeKeyRing();
  return { keyRing, seals: makeSeals({ keyRing }) };
}

describe('makeSeals', () => {
  it('gives pseudonyms of the promised form', async () => {
    const { seals } = setUp();

    expect(await seals.personKey('ana@contoso.example')).toMatch(/^[0-9a-f]{32}$/);
    expect(await seals.approverKey('user-1')).toMatch(/^[0-9a-f]{16}$/);
    expect(await seals.fingerprint('{}')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('knows a person again whatever the case and after the keys have rotated', async () => {
    const { seals, keyRing } = setUp();
    const before = await seals.personKey('Ana@Contoso.example');

    keyRing.rotate('key2');

    expect(await seals.personKey('ana@contoso.example')).toBe(before);
  });

  it('gives one text different pseudonyms for different uses', async () => {
    const { seals } = setUp();
    const person = await seals.personKey('ana@contoso.example');

    expect(person.startsWith(await seals.approverKey('ana@contoso.example'))).toBe(false);
    expect((await seals.fingerprint('ana@contoso.example')).startsWith(person)).toBe(false);
  });

  it('knows its seals again, for the same use and text only', async () => {
    const { seals } = setUp();

    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (text, other) => {
        const seal = await seals.seal('csrf', text);

        expect(await seals.isSealed('csrf', text, seal)).toBe(true);
        expect(await seals.isSealed('code', text, seal)).toBe(false);
        expect(await seals.isSealed('csrf', other, seal)).toBe(other === text);
      }),
    );
  });

  it('takes no seal in which any one character is another', async () => {
    const { seals } = setUp();
    const seal = await seals.seal('csrf', 'text');

    await fc.assert(
      fc.asyncProperty(
        fc.nat(seal.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, character) => {
          fc.pre(seal[at] !== character);
          const changed = `${seal.slice(0, at)}${character}${seal.slice(at + 1)}`;

          expect(await seals.isSealed('csrf', 'text', changed)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['', '.', 'key1', 'key1.', 'nokey.abc', 'key1.é'])('takes no %j', async (text) => {
    expect(await setUp().seals.isSealed('csrf', 'text', text)).toBe(false);
  });

  it('knows a retired key’s seals until the key is removed', async () => {
    const { seals, keyRing } = setUp();
    const seal = await seals.seal('csrf', 'text');

    keyRing.rotate('key2');
    const retired = await seals.isSealed('csrf', 'text', seal);
    keyRing.remove('key1');

    expect(retired).toBe(true);
    expect(await seals.isSealed('csrf', 'text', seal)).toBe(false);
  });
});
