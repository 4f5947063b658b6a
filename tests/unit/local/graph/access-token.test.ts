import { callerOf, issueAccessToken } from '../../../../local/graph/access-token';

const now = Date.UTC(2026, 10, 23);
const graph = 'https://graph.microsoft.com';
const bearer = (audience = graph): string =>
  `Bearer ${issueAccessToken(audience, 'app', ['User.Read.All'], now)}`;

describe('callerOf', () => {
  it('reads application and roles from a token', () => {
    expect(callerOf(bearer(), now)).toEqual({ appId: 'app', roles: new Set(['User.Read.All']) });
  });

  it.each([
    ['no token', undefined, now],
    ['another scheme', 'Basic abc', now],
    ['a token that is none', 'Bearer abc', now],
    ['a token for something else', bearer('https://vault.azure.net'), now],
    ['an expired token', bearer(), now + 3_599_000],
  ])('answers 401 to %s', (_what, authorization, at) => {
    expect(() => callerOf(authorization, at)).toThrow(
      expect.objectContaining({ status: 401, code: 'InvalidAuthenticationToken' }) as Error,
    );
  });

  it('takes a token until its last second', () => {
    expect(callerOf(bearer(), now + 3_598_000)).toMatchObject({ appId: 'app' });
  });
});
