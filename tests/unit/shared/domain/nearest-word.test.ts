import * as fc from 'fast-check';
import { nearestWord } from '../../../../shared/domain/nearest-word';

const keys = ['approvers', 'approval', 'deadline', 'id', 'mode', 'name'];

describe('nearestWord', () => {
  it.each([
    ['aprovers', 'approvers'],
    ['approver', 'approvers'],
    ['Deadline', 'deadline'],
    ['dealdine', 'deadline'],
    ['ids', 'id'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearestWord(word, keys)).toBe(meant);
  });

  it.each(['colour', 'xyz', 'on'])('has no idea what %s is meant to be', (word) => {
    expect(nearestWord(word, keys)).toBeUndefined();
  });

  it('finds a word of its own list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), (word) => {
        expect(nearestWord(word, keys)).toBe(word);
      }),
    );
  });
});
