import { fieldPointer } from '../../../../functions/http/field-error-detail';
import { isFromElsewhere } from '../../../../functions/http/foreign-origin';
import { idempotencyKey } from '../../../../functions/http/idempotency-key';
import { sessionOf, type Session } from '../../../../functions/http/session';
import { makeFakeRandomIds } from '../../../support/fakes/fake-random-ids';

function arriving(cookie: string, publicBaseUrl = 'https://vestibule.example'): Session {
  const headers = new Headers({ cookie });
  return sessionOf({ headers }, { publicBaseUrl, ids: makeFakeRandomIds() });
}

describe('sessionOf', () => {
  const id = '0123456789abcdef0123456789abcdef';
  it.each([
    `__host-vestibule=${id}`,
    `a=1; __host-vestibule=${id}; b=2`,
    `a=1,__host-vestibule=${id}`,
    `__host-vestibule=x; __host-vestibule=${id}`,
  ])('keeps the one in "%s"', (cookie) => {
    expect(arriving(cookie)).toEqual({ id, arrived: true });
  });

  it.each(['', `vestibule=${id}`, `x__host-vestibule=${id}`, `__host-vestibule=${id}0`])(
    'makes one for "%s"',
    (cookie) => {
      expect(arriving(cookie)).toMatchObject({ arrived: false });
    },
  );

  it('goes by the plain name over http', () => {
    expect(arriving(`vestibule=${id}`, 'http://127.0.0.1:7071')).toEqual({ id, arrived: true });
  });
});

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

describe('idempotencyKey', () => {
  it('is none without the header', () => {
    expect(idempotencyKey({ headers: new Headers() })).toEqual({ kind: 'none' });
  });
});

describe('fieldPointer', () => {
  it.each([
    ['email', '#/email'],
    ['answers.role', '#/answers/role'],
    ['answers.a/b~c d', '#/answers/a~1b~0c%20d'],
  ])('points at %s with %s', (field, pointer) => {
    expect(fieldPointer(field)).toBe(pointer);
  });
});
