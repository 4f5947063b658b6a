import { distinctSubmissions } from '../../../../../shared/domain/request/distinct-submissions';
import type { Submission } from '../../../../../shared/domain/request/submission';

const submission = (number: number, more: Partial<Submission> = {}): Submission => ({
  requestId: '0'.repeat(32),
  number,
  submittedAt: `2026-01-05T10:0${String(number)}:00.000Z`,
  givenName: 'Ana',
  surname: 'Silva',
  organization: 'Contoso Ltd',
  justification: '',
  answers: { role: 'design', onSite: true },
  language: 'en',
  ...more,
});

const numbers = (...all: readonly Submission[]): readonly number[] =>
  distinctSubmissions(all).map(({ number }) => number);

describe('submissions to choose from', () => {
  it('are the newest of those that say the same', () => {
    const turned = { answers: { onSite: true, role: 'design' } };

    expect(
      numbers(submission(1), submission(2, turned), submission(3, { language: 'fr' })),
    ).toEqual([3]);
  });

  it.each<readonly [string, Partial<Submission>]>([
    ['a name', { surname: 'Sousa' }],
    ['the organization', { organization: '' }],
    ['the reason', { justification: 'Drawings' }],
    ['an answer', { answers: { role: 'design', onSite: false } }],
    ['the terms', { acceptedTerms: '2026-01' }],
    ['the key that it came with', { partnerId: 'contoso' }],
  ])('are told apart by %s', (_, more) => {
    expect(numbers(submission(1), submission(2, more), submission(3))).toEqual([2, 3]);
  });
});
