import * as fc from 'fast-check';
import { checkAccent, contrastRatio } from '../../../../shared/domain/accent-colour';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrastRatio', () => {
  it('is 21 for black on white', () => {
    const ratio = contrastRatio('#000', '#ffffff');

    expect(ratio).toBeCloseTo(21, 5);
  });

  it('lies between 1 and 21, the same in either order', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const ratio = contrastRatio(one, other);

        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThanOrEqual(21.0001);
        expect(contrastRatio(other, one)).toBe(ratio);
      }),
    );
  });

  it('refuses what is no colour', () => {
    expect(() => contrastRatio('teal', '#fff')).toThrow('not a colour');
  });
});

describe('checkAccent', () => {
  it('accepts a dark accent in the one long form', () => {
    expect(checkAccent('#17595A')).toEqual({ kind: 'accepted', accent: '#17595a' });
    expect(checkAccent('#024')).toEqual({ kind: 'accepted', accent: '#002244' });
  });

  it('refuses a pale accent with the measured ratio', () => {
    const check = checkAccent('#777777');

    expect(check).toEqual({ kind: 'refused', ratio: 4.11, least: 4.5, against: 'paper' });
  });

  it('says when it is no colour at all', () => {
    expect(checkAccent('rgb(0,0,0)')).toEqual({ kind: 'not-a-colour' });
    expect(checkAccent('#17595a;}')).toEqual({ kind: 'not-a-colour' });
  });
});
