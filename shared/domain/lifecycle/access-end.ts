import { addDuration, type Duration } from '../duration';

/** When access ends that goes on for so long from an instant (ISO instant): to the second, as links hold it. */
export function accessEnd(from: Date, duration: Duration, timeZone: string): string {
  const end = addDuration(from, duration, timeZone).getTime();
  return new Date(Math.floor(end / 1000) * 1000).toISOString();
}
