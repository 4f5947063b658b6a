import { makeTimeWords } from '../../../../shared/presentation/time-words';

const instant = '2026-12-01T13:00:00Z';

describe('time words', () => {
  it.each([
    ['en', 'Europe/Paris', 'Tuesday 1\u00a0December, 14:00 (Paris time)'],
    ['fr', 'Europe/Paris', 'mardi 1er\u00a0décembre à 14\u00a0h (heure de Paris)'],
    ['fr', 'Europe/Amsterdam', 'mardi 1er\u00a0décembre à 14\u00a0h (heure d’Amsterdam)'],
    ['fr', 'Europe/London', 'mardi 1er\u00a0décembre à 13\u00a0h (heure de Londres)'],
    ['en', 'America/New_York', 'Tuesday 1\u00a0December, 08:00 (New York time)'],
    ['en', 'UTC', 'Tuesday 1\u00a0December, 13:00 (UTC)'],
  ] as const)('names deadlines in %s for %s', (locale, zone, expected) => {
    expect(makeTimeWords(locale, zone).deadline(instant)).toBe(expected);
  });

  it('writes minutes and midnight as people do', () => {
    const french = makeTimeWords('fr', 'Europe/Paris');

    expect(french.moment('2026-11-22T09:05:00Z')).toBe('22\u00a0novembre à 10\u00a0h\u00a005');
    expect(makeTimeWords('en', 'UTC').clock('2026-11-22T00:00:00Z')).toBe('00:00 (UTC)');
  });

  it('takes calendar dates as they are, whatever the zone', () => {
    const words = makeTimeWords('en', 'Pacific/Auckland');

    expect(words.calendarDate('2027-01-31')).toBe('31\u00a0January 2027');
    expect(words.calendarDate('soon')).toBe('soon');
    expect(words.calendarDate('2027-13-41')).toBe('2027-13-41');
  });

  it('names the zone of what happened, and the year of what is far away', () => {
    const words = makeTimeWords('en', 'Europe/Paris');

    expect(words.zonedMoment(instant)).toBe('1\u00a0December, 14:00 (Paris time)');
    expect(words.dateAndClock(instant)).toBe('1\u00a0December 2026, 14:00 (Paris time)');
  });

  it('tells the year of a date', () => {
    expect(makeTimeWords('fr', 'Europe/Paris').date('2027-05-01T08:00:00Z')).toBe(
      '1er\u00a0mai 2027',
    );
  });
});
