import { fieldPointer } from '../../../../functions/http/field-pointer';

describe('fieldPointer', () => {
  it.each([
    ['email', '#/email'],
    ['answers.role', '#/answers/role'],
    ['answers.a/b~c d', '#/answers/a~1b~0c%20d'],
  ])('points at %s with %s', (field, pointer) => {
    expect(fieldPointer(field)).toBe(pointer);
  });
});
