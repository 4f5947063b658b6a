import { parseTimerSchedule } from '../../../../../local/functions-host/triggers/timer-schedule';
import { timerInput } from '../../../../../local/functions-host/triggers/timer-input';
import { unknownZone } from '../../../../../local/functions-host/triggers/time-zone';

const berlin = { WEBSITE_TIME_ZONE: 'Europe/Berlin' };

function occurrences(text: string, from: string, env: NodeJS.ProcessEnv = berlin): string[] {
  const schedule = parseTimerSchedule(text, env);
  const found: number[] = [];
  for (let at = Date.parse(from); found.length < 4; found.push(at)) at = schedule.next(at);
  return found.map((at) => new Date(at).toISOString().slice(5, 16));
}

// Berlin: forward on 2026-03-29 at 01:00Z (02:00 becomes 03:00), back on 2026-10-25 at 01:00Z (03:00 becomes 02:00).
describe('a schedule in the zone of WEBSITE_TIME_ZONE', () => {
  it.each([
    ['0 30 8 * * *', '2026-03-27T12:00Z', ['03-28T07:30', '03-29T06:30', '03-30T06:30']],
    ['0 30 2 * * *', '2026-03-27T12:00Z', ['03-28T01:30', '03-29T01:30', '03-30T00:30']],
    ['0 30 2 * * *', '2026-10-23T12:00Z', ['10-24T00:30', '10-25T00:30', '10-26T01:30']],
    ['0 30 2 * * *', '2026-10-25T01:10Z', ['10-26T01:30', '10-27T01:30', '10-28T01:30']],
    ['0 0 * * * *', '2026-10-24T23:10Z', ['10-25T00:00', '10-25T01:00', '10-25T02:00']],
    ['0 */30 * * * *', '2026-10-25T00:10Z', ['10-25T00:30', '10-25T01:00', '10-25T01:30']],
    ['0 0 * * * *', '2026-03-29T00:10Z', ['03-29T01:00', '03-29T02:00', '03-29T03:00']],
  ])('%s fires from %s at %j', (text, from, expected) => {
    expect(occurrences(text, from).slice(0, 3)).toEqual(expected);
  });

  it('means UTC without one, and with one that nobody knows', () => {
    const expected = ['03-28T08:30', '03-29T08:30', '03-30T08:30', '03-31T08:30'];

    expect(occurrences('0 30 8 * * *', '2026-03-27T12:00Z', {})).toEqual(expected);
    const nowhere = { WEBSITE_TIME_ZONE: 'Nowhere/Land' };
    expect(occurrences('0 30 8 * * *', '2026-03-27T12:00Z', nowhere)).toEqual(expected);
    expect(unknownZone(nowhere)).toContain("'Nowhere/Land' is no time zone");
    expect([unknownZone(berlin), unknownZone({})]).toEqual([undefined, undefined]);
  });

  it.each([
    ['Europe/Berlin', '2026-07-01T14:00:00+02:00'],
    ['America/St_Johns', '2026-07-01T09:30:00-02:30'],
    ['Asia/Kolkata', '2026-07-01T17:30:00+05:30'],
  ])('tells the handler times of %s with their offset', (name, expected) => {
    const { zone } = parseTimerSchedule('0 0 * * * *', { WEBSITE_TIME_ZONE: name });
    const at = Date.parse('2026-07-01T12:00Z');
    const status = { last: undefined, next: at, lastUpdated: undefined };

    const { json } = timerInput({ adjustForDST: true, zone, status, isPastDue: false });

    expect(JSON.parse(String(json))).toMatchObject({ ScheduleStatus: { Next: expected } });
  });
});
