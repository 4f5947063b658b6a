import { makeRandomIds } from '../../../../../shared/adapters/crypto/random-ids';

const many = (make: () => string): string[] => Array.from({ length: 2000 }, make);

describe('makeRandomIds', () => {
  const ids = makeRandomIds();

  it('gives request ids and short ids in hex', () => {
    expect(ids.requestId()).toMatch(/^[0-9a-f]{32}$/);
    expect(ids.short()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('gives references that nobody misreads', () => {
    expect(
      many(() => ids.reference()).filter(
        (text) => !/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/.test(text),
      ),
    ).toEqual([]);
  });

  it('never gives the same twice', () => {
    expect(new Set(many(() => ids.requestId())).size).toBe(2000);
    expect(new Set(many(() => ids.reference())).size).toBe(2000);
    expect(new Set(many(() => ids.short())).size).toBe(2000);
  });
});
