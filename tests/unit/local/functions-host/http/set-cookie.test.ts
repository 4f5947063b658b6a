import { setCookie } from '../../../../../local/functions-host/http/set-cookie';

describe('a cookie', () => {
  it('has a path always and an escaped value', () => {
    expect(setCookie({ name: 'plain', value: "a b;c!'" })).toBe('plain=a%20b%3Bc%21%27; path=/');
  });

  it('names all it has in the order of the real host', () => {
    const cookie = setCookie({
      name: 'full',
      value: 'v',
      expires: { value: { seconds: 86_400 } },
      maxAge: { value: 60.7 },
      domain: { value: 'example.com' },
      path: { value: '/p' },
      secure: { value: true },
      httpOnly: { value: true },
      sameSite: 'strict',
    });

    expect(cookie).toBe(
      'full=v; expires=Fri, 02 Jan 1970 00:00:00 GMT; max-age=60; domain=example.com; path=/p; secure; samesite=strict; httponly',
    );
  });

  it('says samesite=none only when it was said', () => {
    const base = { name: 'a', value: 'b' };

    expect([
      setCookie({ ...base, sameSite: 'none' }),
      setCookie({ ...base, sameSite: 'explicitNone' }),
    ]).toEqual(['a=b; path=/', 'a=b; path=/; samesite=none']);
  });
});
