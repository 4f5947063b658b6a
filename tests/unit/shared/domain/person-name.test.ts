import * as fc from 'fast-check';
import { parsePersonName } from '../../../../shared/domain/person-name';

describe('parsePersonName', () => {
  it.each(['Ana', 'Zoë', "O'Neil", 'D’Arcy', 'Jean-Luc', 'J. R.', 'Jr.', '李', 'ซารา', ''])(
    'takes %j',
    (name) => {
      expect(parsePersonName(name)).toEqual({ kind: 'name', name });
    },
  );

  it('composes letters, trims, and makes spaces single', () => {
    expect(parsePersonName(' Zoe\u0308 \u00a0 Maria ')).toEqual({
      kind: 'name',
      name: 'Zoë Maria',
    });
  });

  it.each(Array.from('0<>/@:&;"\u200b\u202e\n_(*'))('refuses %j and names it', (character) => {
    expect(parsePersonName(`An${character}a`)).toEqual({
      kind: 'refused',
      code: 'name.unsupported-character',
      character,
    });
  });

  it.each(['evil.example', 'A.B', '.com', 'a.\u0301b'])(
    'refuses %s, of which programs make a link',
    (name) => {
      expect(parsePersonName(name)).toEqual({ kind: 'refused', code: 'name.dot-before-letter' });
    },
  );

  it('takes 64 characters and no more', () => {
    expect(parsePersonName('a'.repeat(64)).kind).toBe('name');
    expect(parsePersonName('a'.repeat(65))).toEqual({ kind: 'refused', code: 'name.too-long' });
  });

  it('gives its own answer again when asked twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const first = parsePersonName(text);
        const again = first.kind === 'name' ? parsePersonName(first.name) : first;

        expect(again).toEqual(first);
      }),
    );
  });
});
