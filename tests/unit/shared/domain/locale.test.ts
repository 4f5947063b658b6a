import { pickLocale } from '../../../../shared/domain/locale';

describe('pickLocale', () => {
  it('takes the first shipped language', () => {
    expect(pickLocale(['de', 'FR-ca', 'en'], 'en')).toBe('fr');
  });

  it('falls back when none is shipped', () => {
    expect(pickLocale(['de', ''], 'fr')).toBe('fr');
  });
});
