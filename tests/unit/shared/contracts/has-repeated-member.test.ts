import fc from 'fast-check';
import { hasRepeatedMember } from '../../../../shared/contracts/has-repeated-member';

describe('hasRepeatedMember', () => {
  it.each([
    ['{"a":1,"a":2}'],
    ['{"a":{"b":1,"b":1}}'],
    ['{"a":[{"b":1},{"b":1,"c":2,"b":3}]}'],
    ['{"email":"x","\\u0065mail":"y"}'],
    ['{"a":[1,2],"b":"}","a":0}'],
  ])('finds the second one in %s', (json) => {
    expect(hasRepeatedMember(json)).toBe(true);
  });

  it.each([
    ['{"a":{"a":1}}'],
    ['{"a":"a","b":"a"}'],
    ['[{"a":1},{"a":1}]'],
    ['{"a":["a","a"],"b":"\\"a\\":1,"}'],
    ['"a"'],
  ])('finds none in %s', (json) => {
    expect(hasRepeatedMember(json)).toBe(false);
  });

  it('finds none in what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(hasRepeatedMember(JSON.stringify(JSON.parse(json)))).toBe(false);
      }),
    );
  });
});
