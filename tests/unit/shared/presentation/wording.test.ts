import { durationWords } from '../../../../shared/presentation/duration-words';
import { shippedCatalogues } from '../../../../shared/presentation/catalogue';
import { makeWording } from '../../../../shared/presentation/wording';

const wording = makeWording('en', {
  greet: 'Hello {name}',
  things: { one: 'One', other: '{count}' },
});

describe('makeWording', () => {
  it('fills in values', () => {
    expect(wording.say('greet', { name: '{name} $&' })).toBe('Hello {name} $&');
  });

  it('chooses the plural by count', () => {
    expect(wording.say('things', { count: 1 })).toBe('One');
    expect(wording.say('things', { count: 4 })).toBe('4');
  });

  it.each([
    ['toString', {}],
    ['greet', {}],
  ])('throws for the mistake %s %j', (key, values) => {
    expect(() => wording.say(key, values)).toThrow(key);
  });
});

describe('durationWords', () => {
  const english = makeWording('en', shippedCatalogues.en);

  it.each([
    [{ kind: 'iso', months: 0, days: 0, seconds: 5400 }, '1 hour and 30 minutes'],
    [{ kind: 'iso', months: 6, days: 0, seconds: 0 }, '6 months'],
    [{ kind: 'iso', months: 0, days: 1, seconds: 10 }, '1 day and 10 seconds'],
    [{ kind: 'businessDays', days: 7 }, '7 working days'],
    [{ kind: 'iso', months: 0, days: 0, seconds: 0 }, ''],
  ] as const)('writes %j as %s', (duration, expected) => {
    expect(durationWords(duration, english)).toBe(expected);
  });
});
