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
