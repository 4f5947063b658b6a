import * as fc from 'fast-check';
import { encodeKey, hashKey, quoted } from '../../../../../shared/adapters/tables/table-key';

const anyText = fc.string({ unit: 'binary-ascii' });

describe('encodeKey', () => {
  it('gives keys without a character that keys must not hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(encodeKey(text)).toMatch(/^[ -~]*$/);
        expect(encodeKey(text)).not.toMatch(/[/\\#?%]/);
      }),
    );
  });

  it('keeps different texts apart', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        expect(encodeKey(left) === encodeKey(right)).toBe(left === right);
      }),
    );
  });

  it('leaves plain text readable', () => {
    expect(encodeKey('network|203.0.113.0~24')).toBe('network|203.0.113.0~24');
  });
});

describe('hashKey', () => {
  it('tells parts apart that only differ in where they end', () => {
    expect(hashKey('ab', 'c')).not.toBe(hashKey('a', 'bc'));
    expect(hashKey('a', 'b')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('quoted', () => {
  it('lets no text end the quotes', () => {
    expect(quoted("x' or PartitionKey ne '")).toBe("'x'' or PartitionKey ne '''");
  });
});
