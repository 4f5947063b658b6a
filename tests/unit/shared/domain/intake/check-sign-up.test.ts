import { checkAnswer } from '../../../../../shared/domain/intake/check-answer';
import { checkSignUp } from '../../../../../shared/domain/intake/check-sign-up';
import type { SignUpFields } from '../../../../../shared/domain/intake/sign-up-fields';
import type { Question } from '../../../../../shared/domain/policy/question';
import { anAccessPackage } from '../../../../support/policies';

const label = { en: 'A question' };
const accessPackage = anAccessPackage({
  terms: { version: '2026-01', url: 'https://host.example/terms' },
  questions: [
    { id: 'role', type: 'text', label, required: true, maxLength: 10 },
    { id: 'colour', type: 'choice', label, choices: [{ value: 'red', label }] },
    { id: 'start', type: 'date', label },
    { id: 'onSite', type: 'yesNo', label },
  ],
});

function check(fields: Partial<SignUpFields> = {}, given = accessPackage): object {
  return checkSignUp(
    {
      accessPackageId: 'project-x',
      email: 'Ana@Contoso.example',
      givenName: ' Ana ',
      surname: '',
      organization: ' Contoso ',
      answers: new Map([['role', 'design']]),
      acceptedTerms: '2026-01',
      ...fields,
    },
    given,
  );
}

const invalid = (...errors: readonly object[]): object => ({ kind: 'invalid', errors });

describe('checkSignUp', () => {
  it('normalises what is valid and keeps only what the policy asks', () => {
    const answers = new Map<string, string | boolean>([
      ['role', ' design '],
      ['colour', 'red'],
      ['start', '2026-02-28'],
      ['onSite', 'yes'],
      ['other', 'unasked'],
    ]);

    expect(check({ answers })).toMatchObject({
      kind: 'valid',
      address: { domain: 'contoso.example', key: 'ana@contoso.example' },
      content: {
        givenName: 'Ana',
        surname: '',
        organization: 'Contoso',
        justification: '',
        answers: { role: 'design', colour: 'red', start: '2026-02-28', onSite: true },
        acceptedTerms: '2026-01',
      },
    });
  });

  it('names all problems at once, in the order of the form', () => {
    expect(
      check({
        email: 'ana+news@contoso.example',
        givenName: '',
        surname: 'S'.repeat(65),
        organization: ' ',
        answers: new Map([['colour', 'green']]),
        justification: 'x'.repeat(2001),
        acceptedTerms: '2025-01',
      }),
    ).toMatchObject(
      invalid(
        { field: 'email', code: 'email.unsupported-character', character: '+' },
        { field: 'surname', code: 'name.too-long' },
        { field: 'givenName', code: 'name.required' },
        { field: 'organization', code: 'organization.required' },
        { field: 'answers.role', code: 'answer.required' },
        { field: 'answers.colour', code: 'answer.unknown-choice' },
        { field: 'justification', code: 'justification.too-long' },
        { field: 'acceptedTerms', code: 'terms.outdated' },
      ),
    );
  });

  it('asks for terms and a justification where the policy has them', () => {
    const strict = anAccessPackage({
      justification: 'required',
      terms: { version: '2026-01', url: 'https://host.example/terms' },
    });

    expect(check({ acceptedTerms: undefined, justification: ' ' }, strict)).toEqual(
      invalid(
        { field: 'justification', code: 'justification.required' },
        { field: 'acceptedTerms', code: 'terms.required' },
      ),
    );
  });

  it('ignores terms where the policy has none', () => {
    const checked = check({ acceptedTerms: 'whatever' }, anAccessPackage());

    expect(JSON.stringify(checked)).not.toContain('whatever');
  });
});

describe('checkAnswer', () => {
  const [role, colour, start, onSite] = accessPackage.questions;

  it.each([
    [role, undefined, { kind: 'wrong', code: 'answer.required' }],
    [role, '  ', { kind: 'wrong', code: 'answer.required' }],
    [role, true, { kind: 'wrong', code: 'answer.not-a-text' }],
    [role, 'x'.repeat(11), { kind: 'wrong', code: 'answer.too-long' }],
    [role, 'x'.repeat(10), { kind: 'answer', answer: 'x'.repeat(10) }],
    [colour, undefined, { kind: 'none' }],
    [colour, '', { kind: 'none' }],
    [colour, 'constructor', { kind: 'wrong', code: 'answer.unknown-choice' }],
    [start, '2026-02-29', { kind: 'wrong', code: 'answer.not-a-date' }],
    [start, '2028-02-29', { kind: 'answer', answer: '2028-02-29' }],
    [start, '0001-01-01', { kind: 'wrong', code: 'answer.not-a-date' }],
    [start, '1899-12-31', { kind: 'wrong', code: 'answer.not-a-date' }],
    [start, '1900-01-01', { kind: 'answer', answer: '1900-01-01' }],
    [start, '28.02.2026', { kind: 'wrong', code: 'answer.not-a-date' }],
    [start, '2026-13-01', { kind: 'wrong', code: 'answer.not-a-date' }],
    [onSite, 'no', { kind: 'answer', answer: false }],
    [onSite, true, { kind: 'answer', answer: true }],
    [onSite, 'maybe', { kind: 'wrong', code: 'answer.not-yes-or-no' }],
  ] as const satisfies readonly (readonly [
    Question | undefined,
    string | boolean | undefined,
    object,
  ])[])('of %j takes %j as %j', (question, given, expected) => {
    if (question === undefined) throw new Error('there is no such question');

    expect(checkAnswer(question, given)).toEqual(expected);
  });
});
