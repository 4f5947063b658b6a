import { describePolicyProblem } from '../../../../../shared/domain/policy/policy-problem';

describe('describePolicyProblem', () => {
  it('says where, what and why in one line', () => {
    const problem = {
      file: 'access-packages/project-x.yaml',
      path: ['approval', 'stages', 0, 'deadline'],
      message: 'must be a duration',
      line: 12,
      column: 5,
    };

    expect(describePolicyProblem(problem)).toBe(
      'access-packages/project-x.yaml:12:5 approval.stages.0.deadline: must be a duration',
    );
  });

  it('adds what to write instead', () => {
    const problem = { file: 'access-package', path: [], message: 'is not read' };

    expect(
      describePolicyProblem({ ...problem, suggestion: 'did you mean "access-packages"?' }),
    ).toBe('access-package is not read; did you mean "access-packages"?');
  });

  it('leaves out what it does not know', () => {
    expect(describePolicyProblem({ file: 'settings.yaml', path: [], message: 'is missing' })).toBe(
      'settings.yaml is missing',
    );
  });
});
