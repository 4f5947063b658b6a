import * as fc from 'fast-check';
import {
  addDuration,
  type Duration,
  isZeroDuration,
  nominalSeconds,
  parseDuration,
} from '../../../../shared/domain/duration';

const paris = 'Europe/Paris';

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === undefined) throw new Error(`${text} is no duration`);
  return parsed;
}

function after(start: string, text: string, timeZone = paris): string {
  return addDuration(new Date(start), duration(text), timeZone).toISOString();
}

function clock(at: Date, timeZone: string): string {
  return at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}

describe('parseDuration', () => {
  it.each([
    ['P2D', { kind: 'iso', months: 0, days: 2, seconds: 0 }],
    ['PT5M', { kind: 'iso', months: 0, days: 0, seconds: 300 }],
    ['P1W', { kind: 'iso', months: 0, days: 7, seconds: 0 }],
    ['P1Y2M3W4DT5H6M7S', { kind: 'iso', months: 14, days: 25, seconds: 18_367 }],
    ['PT0S', { kind: 'iso', months: 0, days: 0, seconds: 0 }],
    ['7bd', { kind: 'businessDays', days: 7 }],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '7',
    '5m',
    'p2d',
    'P-1D',
    'P1.5D',
    'P1H',
    ' P1D',
    'P1D\n',
    'bd',
    '-1bd',
    '1 bd',
    'P1M2Y',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('refuses more than a century', () => {
    expect(parseDuration('P100Y')).toBeDefined();
    expect(parseDuration('P102Y')).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseDuration(text)).not.toThrow();
      }),
    );
  });
});

describe('addDuration', () => {
  it('keeps the wall clock over the change to daylight saving when days are added', () => {
    expect(after('2026-03-24T09:00:00Z', 'P7D')).toBe('2026-03-31T08:00:00.000Z');
  });

  it('does not keep the wall clock when hours are added', () => {
    expect(after('2026-03-28T09:00:00Z', 'PT24H')).toBe('2026-03-29T09:00:00.000Z');
  });

  it('moves forward by the gap when the wall clock does not exist that day', () => {
    expect(after('2026-03-28T01:30:00Z', 'P1D')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of two equal wall clocks', () => {
    expect(after('2026-10-24T00:30:00Z', 'P1D')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('ends at the last day of a month that has no such day', () => {
    expect(after('2027-01-31T11:00:00Z', 'P1M')).toBe('2027-02-28T11:00:00.000Z');
    expect(after('2028-02-29T11:00:00Z', 'P1Y')).toBe('2029-02-28T11:00:00.000Z');
  });

  it('adds calendar steps before exact ones', () => {
    expect(after('2026-03-28T11:00:00Z', 'P1DT1H')).toBe('2026-03-29T11:00:00.000Z');
  });

  it('skips Saturdays and Sundays of the time zone when business days are added', () => {
    expect(after('2026-11-27T10:00:00Z', '1bd')).toBe('2026-11-30T10:00:00.000Z');
    expect(after('2026-11-28T10:00:00Z', '1bd')).toBe('2026-11-30T10:00:00.000Z');
    expect(after('2026-11-23T10:00:00Z', '7bd')).toBe('2026-12-02T10:00:00.000Z');
  });

  it('sees the weekday where the time zone is, not in UTC', () => {
    expect(after('2026-11-27T23:30:00Z', '1bd', 'Pacific/Auckland')).toBe(
      '2026-11-29T23:30:00.000Z',
    );
    expect(after('2026-11-27T23:30:00Z', '1bd', 'UTC')).toBe('2026-11-30T23:30:00.000Z');
  });

  it('keeps milliseconds', () => {
    expect(after('2026-11-23T10:00:00.123Z', 'P1D')).toBe('2026-11-24T10:00:00.123Z');
  });

  it('changes nothing when nothing is added', () => {
    expect(after('2026-10-25T01:30:00Z', 'PT0S')).toBe('2026-10-25T01:30:00.000Z');
    expect(after('2026-11-28T10:00:00Z', '0bd')).toBe('2026-11-28T10:00:00.000Z');
  });

  it('shows the same wall clock after any number of days, save in a gap', () => {
    const zones = fc.constantFrom(
      'Europe/Paris',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    );

    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 800 }),
        zones,
        (start, days, timeZone) => {
          const end = addDuration(start, { kind: 'iso', months: 0, days, seconds: 0 }, timeZone);
          const shown = clock(start, timeZone);
          const hour = Number(shown.slice(0, 2));

          expect(clock(end, timeZone) === shown || hour < 4).toBe(true);
          expect(Math.abs(end.getTime() - start.getTime() - days * 86_400_000)).toBeLessThanOrEqual(
            3_600_000,
          );
        },
      ),
    );
  });

  it('never ends business days on a weekend nor earlier than as many days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 }),
        (start, days) => {
          const end = addDuration(start, { kind: 'businessDays', days }, 'UTC');

          expect([1, 2, 3, 4, 5]).toContain(end.getUTCDay());
          expect(end.getTime() - start.getTime()).toBeGreaterThanOrEqual(days * 86_400_000);
        },
      ),
    );
  });
});

describe('nominalSeconds', () => {
  it('counts months as 30 days and business days as days', () => {
    expect(nominalSeconds(duration('P1MT1S'))).toBe(2_592_001);
    expect(nominalSeconds(duration('2bd'))).toBe(172_800);
  });
});

describe('isZeroDuration', () => {
  it('tells off from on', () => {
    expect(isZeroDuration(duration('PT0S'))).toBe(true);
    expect(isZeroDuration(duration('PT1S'))).toBe(false);
  });
});
