import type { RandomIds } from '../../../shared/ports/random-ids';

const count = 2000;

const many = (make: () => string): readonly string[] => Array.from({ length: count }, make);

/** What every RandomIds does. */
export function randomIdsContract(make: () => RandomIds): void {
  it.each([
    ['request ids', 'requestId', /^[0-9a-f]{32}$/],
    [
      'references that nobody misreads',
      'reference',
      /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/,
    ],
    ['short ids', 'short', /^[0-9a-f]{16}$/],
  ] as const)('gives %s, never the same twice', (_what, kind, form) => {
    const ids = make();

    const given = many(() => ids[kind]());

    expect(given.filter((text) => !form.test(text))).toEqual([]);
    expect(new Set(given).size).toBe(count);
  });
}
