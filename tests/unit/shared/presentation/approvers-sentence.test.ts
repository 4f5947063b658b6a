import type { StageView } from '../../../../shared/ports/request-view';
import { approversSentence } from '../../../../shared/presentation/approvers-sentence';
import { shippedCatalogues } from '../../../../shared/presentation/catalogue';
import { makeWording } from '../../../../shared/presentation/wording';

const wording = makeWording('en', shippedCatalogues.en);

const aStage = (rule: StageView['rule'], others: readonly string[]): StageView => ({
  name: 'Sponsor',
  number: 1,
  count: 1,
  rule,
  earlier: [],
  deadlineAt: '2026-12-01T13:00:00Z',
  approvers: [
    ...others.map((name) => ({ name, isReader: false })),
    { name: 'Ravi', isReader: true },
  ],
});

describe('approversSentence', () => {
  it.each([
    [{ kind: 'any' }, [], 'The decision is yours alone.'],
    [{ kind: 'any' }, ['Kim'], 'Kim or you: one answer is enough.'],
    [{ kind: 'all' }, ['Kim', 'Lee'], 'Every one of you decides: Kim, Lee, and you.'],
    [
      { kind: 'quorum', quorum: 2 },
      ['Kim', 'Lee'],
      '2 approvals are needed from Kim, Lee, and you.',
    ],
    [{ kind: 'any' }, ['A', 'B', 'C', 'D'], 'A, B, C, D, or you: one answer is enough.'],
    [
      { kind: 'any' },
      ['A', 'B', 'C', 'D', 'E'],
      'A, B, C, 2 others, or you: one answer is enough.',
    ],
  ] as const)('says for %j and %j: %s', (rule, others, expected) => {
    expect(approversSentence(aStage(rule, others), wording)).toBe(expected);
  });
});
