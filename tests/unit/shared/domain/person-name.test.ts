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

  it.each([
    ['a letter that nobody sees', 'An\u3164a', '\u3164'],
    ['a letter that nobody sees, alone', '\uffa0', '\uffa0'],
    ['a joiner of marks that nobody sees', 'An\u034fa', '\u034f'],
    ['a mark on nothing', '\u0301', '\u0301'],
    ['a variation of nothing', '\ufe0f', '\ufe0f'],
    ['a mark on a blank', 'Ana \u0489', '\u0489'],
  ])('refuses %s', (_, name, character) => {
    expect(parsePersonName(name)).toEqual({
      kind: 'refused',
      code: 'name.unsupported-character',
      character,
    });
  });

  it('takes the variation of a letter, as Japanese names have it', () => {
    expect(parsePersonName('葛\u{e0100}城').kind).toBe('name');
  });

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
