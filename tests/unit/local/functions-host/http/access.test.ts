import { presentedKey } from '../../../../../local/functions-host/http/access';

describe('the key that a request carries', () => {
  it.each([
    ['none', [], '?a=1', undefined],
    ['the one in the query, whatever the case of its name', [], '?a=1&CODE=k', 'k'],
    ['the first of several in the query', [], '?code=one&code=two', 'one'],
    ['the header before the query', ['header'], '?code=k', 'header'],
    ['the first of several headers', ['one', 'two'], '', 'one'],
    ['an empty header, which no query makes up for', [''], '?code=k', ''],
  ])('is %s', (_what, headers, search, key) => {
    const headersDistinct = headers.length === 0 ? {} : { 'x-functions-key': [...headers] };

    expect(presentedKey({ headersDistinct }, search)).toBe(key);
  });
});
