import { adviseOn, problemLines } from '../../../../../shared/application/policy-work/advise';
import type { PolicyProblem } from '../../../../../shared/domain/policy/policy-problem';

const file = 'access-packages/project-x.yaml';
const kind = 'accessPackage';

describe('a problem with the policies', () => {
  it('is told with its suggestion apart', () => {
    const problem: PolicyProblem = {
      file,
      kind,
      path: ['approval'],
      message: 'unknown key "approver"; see the page',
      suggestion: 'did you mean "approvers"?',
      line: 3,
      column: 5,
    };

    expect(problemLines('policies', adviseOn(problem))).toEqual([
      `policies/${file}:3:5  approval: unknown key "approver"; see the page`,
      '    → did you mean "approvers"?',
    ]);
  });

  it('without a suggestion gets what its key is for', () => {
    const path = ['approval', 'stages', 0, 'deadline'];

    const advised = adviseOn({ file, kind, path, message: 'has no value' });

    expect(advised).toMatchObject({ key: 'approval.stages.0.deadline', reason: 'has no value' });
    expect(advised.suggestion).toMatch(/^How long the stage stays open/);
  });

  it('finds what a key of one of several alternatives is for', () => {
    const path = ['questions', 1, 'choices', 0, 'value'];

    expect(adviseOn({ file, kind, path, message: 'is missing' }).suggestion).toBe(
      'What is stored and sent.',
    );
  });

  it('about a whole file has no suggestion', () => {
    const advised = adviseOn({
      file: 'settings.yaml',
      kind: 'settings',
      path: [],
      message: 'is missing',
    });

    expect(problemLines('policies', advised)).toEqual(['policies/settings.yaml  is missing']);
  });

  it('stands on a line with its place', () => {
    const advised = adviseOn({ file, kind, path: ['paused'], message: 'x', line: 3, column: 5 });

    expect(problemLines('policies', advised)[0]).toBe(`policies/${file}:3:5  paused: x`);
  });

  it('about what is no policy document has no suggestion', () => {
    const advised = adviseOn({ file: 'notes.yaml', path: ['paused'], message: 'is not read' });

    expect(advised.suggestion).toBeUndefined();
  });
});
