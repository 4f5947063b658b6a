import { isFromElsewhere } from '../../../../functions/http/foreign-origin';

describe('isFromElsewhere', () => {
  it.each([
    [{}, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://vestibule.example' }, false],
    [{ origin: 'https://vestibule.example', 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://vestibule.example:8443' }, true],
    [{ origin: 'https://vestibule.example.evil.example' }, true],
    [{ origin: '' }, true],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, true],
    [{ origin: 'https://vestibule.example', 'sec-fetch-site': 'same-site' }, true],
  ])('judges %j: %s', (headers, expected) => {
    const request = { headers: new Headers(headers) };

    expect(isFromElsewhere(request, 'https://vestibule.example')).toBe(expected);
  });
});
