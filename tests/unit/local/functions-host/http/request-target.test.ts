import fc from 'fast-check';

import {
  encodePath,
  encodePathForProxy,
  parseRequestTarget,
} from '../../../../../local/functions-host/http/request-target';

describe('a request target', () => {
  it.each([
    ['/api/a%20b', '/api/a b'],
    ['/api/%C3%A4%E2%82%AC', '/api/ä€'],
    ['/api/a%2Fb', '/api/a%2Fb'],
    ['/api/a%2fb%3Fc', '/api/a%2fb?c'],
    ['/api/%zz', '/api/%zz'],
    ['/api/%', '/api/%'],
    ['/api/%25', '/api/%'],
    ['/api/%E4', '/api/%E4'],
    ['/api/%C3x', '/api/%C3x'],
    ['/api/%41', '/api/A'],
    ['/a/./b/../c', '/a/c'],
    ['/a/%2e%2e/b', '/b'],
    ['/..', '/'],
    ['//a', '//a'],
    ['http://example.com/x', '/x'],
  ])('%s has the path %s', (url, path) => {
    expect(parseRequestTarget(url)?.path).toBe(path);
  });

  it('keeps the query as it is', () => {
    expect(parseRequestTarget('/a?b=%zz&c#d')).toEqual({ path: '/a', search: '?b=%zz&c#d' });
  });

  it.each(['*', '/ä', '/a%00b'])('%s is refused', (url) => {
    expect(parseRequestTarget(url)).toBeUndefined();
  });

  it.each([
    ['/over/%zz', '/over/%25zz', '/over/%25zz'],
    ['/over/a%2Fb', '/over/a%2Fb', '/over/a%252Fb'],
    ['/over/a b?ä', '/over/a%20b%3F%C3%A4', '/over/a%20b%3F%C3%A4'],
    ['/over/a;b=c+d', '/over/a;b=c+d', '/over/a;b=c+d'],
  ])('the path %s is shown as %s and passed on as %s', (path, shown, passed) => {
    expect([encodePath(path), encodePathForProxy(path)]).toEqual([shown, passed]);
  });

  it('of any path comes back when it was encoded whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[/\0]|^\.{1,2}$/.test(text));

        expect(parseRequestTarget(`/${encodeURIComponent(text)}`)?.path).toBe(`/${text}`);
      }),
    );
  });
});
