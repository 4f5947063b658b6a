import * as fc from 'fast-check';
import { makeLinkTokens } from '../../../../../shared/adapters/crypto/link-tokens';
import { type LinkClaims, linkPurposes } from '../../../../../shared/domain/link-claims';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeFakeKeyRing } from '../../../../support/fakes/fake-key-ring';

const hex = (digits: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789abcdef')),
    minLength: digits,
    maxLength: digits,
  });

const anyClaims: fc.Arbitrary<LinkClaims> = fc.record({
  purpose: fc.constantFrom(...linkPurposes),
  requestId: hex(32),
  stage: fc.integer({ min: 0, max: 255 }),
  approver: fc.oneof(fc.constant(''), hex(16)),
  generation: fc.integer({ min: 0, max: 65_535 }),
  expiresAt: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
});

const review: LinkClaims = {
  purpose: 'review',
  requestId: '00112233445566778899aabbccddeeff',
  stage: 1,
  approver: '0123456789abcdef',
  generation: 2,
  expiresAt: Date.parse('2026-02-01T00:00:00Z') / 1000,
};

const characters = Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ~',
);

function setUp(audience = 'https://vestibule.example') {
  const keyRing = makeFakeKeyRing();
  const clock = makeFakeClock();
  return { keyRing, clock, tokens: makeLinkTokens({ keyRing, clock, audience }) };
}

describe('makeLinkTokens', () => {
  it('reads back what it signed, in at most 200 characters of a path', async () => {
    const { tokens } = setUp();

    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const token = await tokens.sign(claims);

        expect(token).toMatch(/^v1\.[a-z0-9]{1,8}\.[\w-]+\.[\w-]{43}$/);
        expect(token.length).toBeLessThanOrEqual(200);
        expect(await tokens.verify(token, claims.purpose)).toMatchObject({ kind: 'valid', claims });
      }),
    );
  });

  it('gives the same claims the same token', async () => {
    const { tokens } = setUp();

    expect(await tokens.sign(review)).toBe(await tokens.sign({ ...review }));
  });

  it('takes no token in which any one character is another', async () => {
    const { tokens } = setUp();

    await fc.assert(
      fc.asyncProperty(
        anyClaims,
        fc.nat(),
        fc.constantFrom(...characters),
        async (claims, position, character) => {
          const token = await tokens.sign(claims);
          const at = position % token.length;
          fc.pre(token[at] !== character);
          const changed = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;

          expect(await tokens.verify(changed, claims.purpose)).toEqual({ kind: 'invalid' });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes no other spelling of the last character, whose spare bits decode to nothing', async () => {
    const { tokens } = setUp();
    const token = await tokens.sign(review);

    const spellings = characters.map((last) => `${token.slice(0, -1)}${last}`);
    const answers = await Promise.all(spellings.map((text) => tokens.verify(text, 'review')));

    expect(answers.filter(({ kind }) => kind === 'valid')).toHaveLength(1);
  });

  it.each(['', 'v1', 'v1...', 'v2.key1.a.b', 'x'.repeat(5000)])('takes no %j', async (text) => {
    const { tokens } = setUp();

    expect(await tokens.verify(text, 'review')).toEqual({ kind: 'invalid' });
  });

  it('takes no token with something added before or after', async () => {
    const { tokens } = setUp();
    const token = await tokens.sign(review);

    for (const text of [` ${token}`, `${token} `, `${token}\n`, `${token}=`, `${token}.`]) {
      expect(await tokens.verify(text, 'review')).toEqual({ kind: 'invalid' });
    }
  });

  it('takes no token for another purpose', async () => {
    const { tokens } = setUp();

    await fc.assert(
      fc.asyncProperty(anyClaims, fc.constantFrom(...linkPurposes), async (claims, purpose) => {
        fc.pre(purpose !== claims.purpose);

        expect(await tokens.verify(await tokens.sign(claims), purpose)).toEqual({
          kind: 'invalid',
        });
      }),
    );
  });

  it('takes no token that was made for another audience', async () => {
    const elsewhere = setUp('https://other.example');

    const token = await elsewhere.tokens.sign(review);

    expect(await setUp().tokens.verify(token, 'review')).toEqual({ kind: 'invalid' });
  });

  it('says that a token has expired, from the second of its expiry on', async () => {
    const { tokens, clock } = setUp();
    const token = await tokens.sign(review);

    clock.set('2026-01-31T23:59:59.999Z');
    const before = await tokens.verify(token, 'review');
    clock.set('2026-02-01T00:00:00.000Z');
    const after = await tokens.verify(token, 'review');

    expect(before).toMatchObject({ kind: 'valid', expired: false });
    expect(after).toMatchObject({ kind: 'valid', expired: true, claims: review });
  });

  it('signs with the newest key and opens links of an older one until that is removed', async () => {
    const { tokens, keyRing } = setUp();
    const old = await tokens.sign(review);

    keyRing.rotate('key2');
    const retired = await tokens.verify(old, 'review');
    const fresh = await tokens.sign(review);
    keyRing.remove('key1');

    expect(fresh).toContain('.key2.');
    expect(retired).toMatchObject({ kind: 'valid' });
    expect(await tokens.verify(old, 'review')).toEqual({ kind: 'invalid' });
  });

  it.each([
    ['a request id that is none', { requestId: 'abc' }],
    ['an approver that is no key', { approver: 'kim@host.example' }],
    ['a stage beyond a byte', { stage: 256 }],
    ['a negative generation', { generation: -1 }],
    ['a fraction of a second', { expiresAt: 1.5 }],
  ])('throws for %s', async (_, wrong) => {
    const { tokens } = setUp();

    await expect(tokens.sign({ ...review, ...wrong })).rejects.toThrow('token.unfit-claims');
  });
});
