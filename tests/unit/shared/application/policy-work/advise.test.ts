import { adviseOn, problemLines } from '../../../../../shared/application/policy-work/advise';

const file = 'access-packages/project-x.yaml';

describe('a problem with the policies', () => {
  it.each([
    ['unknown key "approver", did you mean "approvers"?', 'did you mean "approvers"?'],
    ['must be text, not a number; put it in quotes', 'put it in quotes'],
    ['only sponsors decide, and "x" has none: add fallbackApprovers', 'add fallbackApprovers'],
  ])('is told with its advice apart: %s', (message, suggestion) => {
    const advised = adviseOn({ file, path: ['approval'], message, line: 3, column: 5 });

    expect(advised.suggestion).toBe(suggestion);
    expect(advised.reason).not.toContain(suggestion);
  });

  it('without advice of its own gets what its key is for', () => {
    const path = ['approval', 'stages', 0, 'deadline'];

    const advised = adviseOn({ file, path, message: 'has no value' });

    expect(advised).toMatchObject({ key: 'approval.stages.0.deadline', reason: 'has no value' });
    expect(advised.suggestion).toMatch(/^How long the stage stays open/);
  });

  it('finds what a key of one of several alternatives is for', () => {
    const path = ['questions', 1, 'choices', 0, 'value'];

    expect(adviseOn({ file, path, message: 'is missing' }).suggestion).toBe(
      'What is stored and sent.',
    );
  });

  it('about a whole file has no suggestion', () => {
    const advised = adviseOn({ file: 'settings.yaml', path: [], message: 'is missing' });

    expect(problemLines('policies', advised)).toEqual(['policies/settings.yaml  is missing']);
  });

  it('stands on a line with its place', () => {
    const advised = adviseOn({ file, path: ['paused'], message: 'x', line: 3, column: 5 });

    expect(problemLines('policies', advised)[0]).toBe(`policies/${file}:3:5  paused: x`);
  });
});
