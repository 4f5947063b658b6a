import { ensureError } from '../../../../../local/functions-host/worker/ensure-error';

describe('ensureError', () => {
  it('gives an Error back as it is', () => {
    const thrown = new TypeError('wrong');

    expect(ensureError(thrown)).toBe(thrown);
  });

  it.each([
    [undefined, 'Unknown error'],
    [null, 'Unknown error'],
    ['text', 'text'],
    [{ code: 5 }, '{"code":5}'],
    [false, 'false'],
    [Number.NaN, 'NaN'],
    [10n, '10'],
    [Symbol('sign'), 'Symbol(sign)'],
  ])('makes an Error of a thrown %p as the worker does', (thrown, message) => {
    expect(ensureError(thrown).message).toBe(message);
  });
});
