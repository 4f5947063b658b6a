import * as fc from 'fast-check';
import { fromColumns, toColumns } from '../../../../../shared/adapters/tables/row-text';

const longText = fc
  .tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 90_000 }))
  .map(([text, length]) => `${text}${'👋'.repeat(length / 2)}${text}`);

function hasHalfCharacter(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

describe('toColumns', () => {
  it('gives columns that are read back as the same text', () => {
    fc.assert(
      fc.property(longText, (text) => {
        expect(fromColumns(toColumns(text))).toBe(text);
      }),
    );
  });

  it('makes no column longer than a property may be, nor ends one within a character', () => {
    fc.assert(
      fc.property(longText, (text) => {
        for (const column of Object.values(toColumns(text))) {
          expect(Buffer.byteLength(column, 'utf16le')).toBeLessThanOrEqual(64 * 1024);
          expect(hasHalfCharacter(column) && !hasHalfCharacter(text)).toBe(false);
        }
      }),
    );
  });

  it('names the first column data, even of an empty text', () => {
    expect(toColumns('')).toEqual({ data: '' });
    expect(Object.keys(toColumns('x'.repeat(70_000)))).toEqual(['data', 'data1', 'data2']);
  });
});
