import { parseSignUpForm, parseSignUpJson } from '../../../../shared/contracts/sign-up-body';

describe('parseSignUpForm', () => {
  it('takes a form of very many fields at one look', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `answers.q${String(index)}`);
    const form = new URLSearchParams(names.join('&'));
    const getAll = jest.spyOn(form, 'getAll');

    const parsed = parseSignUpForm(form);

    expect(parsed.kind === 'body' && parsed.body.fields.answers.size).toBe(5000);
    expect(getAll.mock.calls.length).toBeLessThan(20);
  });

  it.each(['email', 'answers.role', 'returnUrl'])('refuses %s given twice', (name) => {
    const form = new URLSearchParams([
      [name, 'a'],
      ['tracker', '1'],
      ['tracker', '2'],
      [name, 'b'],
    ]);

    expect(parseSignUpForm(form)).toEqual({ kind: 'malformed' });
  });
});

describe('parseSignUpJson', () => {
  it.each([
    ['as long as any in use', 'sr-Latn-RS-ekavsk-u-ca-gregory-x-private', 'body'],
    ['that would take long to check', `en-x-${'abcdefgh-'.repeat(11)}a`, 'invalid'],
  ])('answers to a language tag %s', (_, language, kind) => {
    expect(parseSignUpJson(JSON.stringify({ accessPackageId: 'x', language })).kind).toBe(kind);
  });
});
