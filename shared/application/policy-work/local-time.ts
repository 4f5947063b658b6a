import { wallClockOf } from '../../domain/zoned-time';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Tue 2027-06-01 14:00` by the clocks of the zone; with seconds only where they are not zero. */
export function localTime(instant: string, timeZone: string): string {
  const shown = new Date(wallClockOf(new Date(instant), timeZone));
  const [day = '', time = ''] = shown.toISOString().split('T');
  const seconds = shown.getUTCSeconds() === 0 ? '' : time.slice(5, 8);
  return `${weekdays[shown.getUTCDay()] ?? ''} ${day} ${time.slice(0, 5)}${seconds}`;
}
