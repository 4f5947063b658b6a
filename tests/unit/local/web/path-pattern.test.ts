import { pathPattern } from '../../../../local/web/path-pattern';

describe('pathPattern', () => {
  const match = pathPattern('/groups/:id/members/$ref');

  it('takes named segments, decoded', () => {
    expect(match('/groups/a%23b/members/$ref')?.get('id')).toBe('a#b');
  });

  it('compares the rest without regard to case', () => {
    expect(match('/Groups/x/MEMBERS/%24ref')).toBeDefined();
  });

  it.each([
    '/groups/x/members',
    '/groups/x/members/$ref/more',
    '/groups//members/$ref',
    '/groups/%E0%A4%A/members/$ref',
    '/users/x/members/$ref',
  ])('does not match %s', (path) => {
    expect(match(path)).toBeUndefined();
  });
});
