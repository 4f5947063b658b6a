import { toldProblem } from '../../../../../shared/domain/request/told-problem';

const request = {
  cause: 'group.not-found',
  problems: { 2: 'stage.no-approvers', 10: 'mail.guest-welcome' },
} as const;

describe('toldProblem', () => {
  it.each([
    ['its own', 2, 'stage.no-approvers'],
    ['the last before it when it is sent again', 9, 'stage.no-approvers'],
    ['the last of all', undefined, 'mail.guest-welcome'],
    ['the cause when an earlier version ordered it', 1, 'group.not-found'],
  ])('is %s', (_what, issue, cause) => {
    expect(toldProblem(request, issue)).toBe(cause);
  });

  it('has a word for rows that say nothing', () => {
    expect(toldProblem({}, 1)).toBe('delivery.failed');
  });
});
