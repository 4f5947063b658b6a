import { chooseLocale, wantedLanguages } from '../../../../functions/http/languages';

const asking = (accept: string, query = '') => ({
  headers: new Headers({ 'accept-language': accept }),
  query: new URLSearchParams(query),
});

describe('wantedLanguages', () => {
  it('lists by weight, in the order written where that is equal', () => {
    expect(wantedLanguages(asking('en;q=0.5, fr-CA, de ; q=0.8,it'))).toEqual([
      'fr-CA',
      'it',
      'de',
      'en',
    ]);
  });

  it('leaves out what is not wanted or says nothing', () => {
    expect(wantedLanguages(asking('*, fr;q=0, en;q=x,,de'))).toEqual(['de']);
  });

  it('puts the language of the query first if it is shipped', () => {
    expect(wantedLanguages(asking('en', 'lang=fr'))).toEqual(['fr', 'en']);
    expect(wantedLanguages(asking('en', 'lang=fr,fr'))).toEqual(['en']);
  });
});

describe('chooseLocale', () => {
  it('falls back to the organization’s language, then to English', () => {
    expect(chooseLocale(asking('de'), 'fr')).toBe('fr');
    expect(chooseLocale(asking(''), 'de')).toBe('en');
    expect(chooseLocale(asking(''), undefined)).toBe('en');
  });
});
