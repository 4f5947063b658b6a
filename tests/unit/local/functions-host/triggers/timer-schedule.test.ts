import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseTimerSchedule } from '../../../../../local/functions-host/triggers/timer-schedule';

interface Row {
  readonly schedule: string;
  readonly accepted: boolean;
  readonly normalised?: string;
  readonly next?: readonly string[];
  readonly error?: string;
}

const file = join(__dirname, '../../../../conformance/tables/ncrontab.json');
const table = JSON.parse(readFileSync(file, 'utf8')) as { readonly schedules: readonly Row[] };
const accepted = table.schedules.filter((row) => row.accepted);
const refused = table.schedules.filter((row) => !row.accepted);
const start = Date.parse('2026-11-23T18:37:00Z');

function occurrences(schedule: string, count: number): string[] {
  const parsed = parseTimerSchedule(schedule, {});
  const found: string[] = [];
  for (let at = start; found.length < count;) {
    at = parsed.next(at);
    found.push(new Date(at).toISOString().replace('.000Z', 'Z'));
  }
  return found;
}

describe('timer schedules that the real host accepts', () => {
  it.each(accepted)('reads "$schedule" as $normalised', ({ schedule, normalised }) => {
    expect(parseTimerSchedule(schedule, {}).text).toBe(normalised);
  });

  const cron = accepted.filter(({ normalised }) => normalised?.startsWith('Cron') === true);

  it.each(cron)('fires "$schedule" at the recorded times', ({ schedule, next = [] }) => {
    expect(occurrences(schedule, 5)).toEqual(next);
  });

  // The real host took a second to start, so that its constant schedules count from 18:37:01.
  it.each([
    ['00:05:00', '2026-11-23T18:42:00Z'],
    ['24:00:00', '2026-12-17T18:37:00Z'],
    ['5', '2026-11-28T18:37:00Z'],
    ['00:00:00', '2026-11-23T18:37:00Z'],
  ])('counts %s from now', (schedule, next) => {
    expect(occurrences(schedule, 1)).toEqual([next]);
  });

  it('takes the schedule from an app setting', () => {
    expect(parseTimerSchedule('%SCHED%', { SCHED: '0 5 * * *' }).text).toBe("Cron: '0 5 * * *'");
  });

  it.each([
    ['* * * * * *', true],
    ['*/10 * * * * *', true],
    ['00:00:59', true],
    ['0 * * * * *', false],
    ['* 0 * * * *', false],
    ['00:01:00', false],
  ])('says of "%s" that it is more often than once a minute: %s', (schedule, isFrequent) => {
    expect(parseTimerSchedule(schedule, {}).isFrequent).toBe(isFrequent);
  });
});

describe('timer schedules that the real host refuses', () => {
  it.each(refused)('refuses "$schedule" in the same words', ({ schedule, error }) => {
    const words = error?.replace(
      /^Microsoft\.Azure\.WebJobs\.Host: Error indexing method '.*?'\. /,
      '',
    );

    expect(() => parseTimerSchedule(schedule, {})).toThrow(words);
  });

  it.each([
    '0\t0 5 * * *',
    '0 0 5 L * *',
    '1-2-3 * * * *',
    '* * * * xyz *',
    ', * * * * *',
    '25:61:00',
  ])('refuses "%s"', (schedule) => {
    expect(() => parseTimerSchedule(schedule, {})).toThrow('was not recognized');
  });
});
