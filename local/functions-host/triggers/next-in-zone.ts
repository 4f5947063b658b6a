import { never, type CronSchedule } from './cron-schedule';
import { instantsOf, utc, type TimeZone } from './time-zone';

/** With a wildcard or a range in hours, minutes or seconds: such a schedule goes on while the clock is set back. */
function isInterval({ text }: CronSchedule): boolean {
  const fields = text.split(' ');
  return fields.slice(0, fields.length === 6 ? 3 : 2).some((field) => /[*/-]/.test(field));
}

const isTwice = (instants: readonly number[]): boolean => instants.length > 1;

/**
 * The first occurrence after an instant where the schedule means local time. In the hour that comes twice, a time of
 * day fires once, the first time, and an interval goes on; a time that is left out fires an hour later.
 * @see https://github.com/Azure/azure-webjobs-sdk-extensions/blob/dev/src/WebJobs.Extensions/Extensions/Timers/Scheduling/CronSchedule.cs
 */
export function nextInZone(cron: CronSchedule, zone: TimeZone, after: number): number {
  if (zone === utc) return cron.next(after);
  const offset = zone.offsetAt(after);
  const local = cron.next(after + offset);
  if (local === never) return never;
  const found = instantsOf(zone, local);
  const standard = found.at(-1) ?? never;
  const change = zone.offsetAt(standard) - offset;
  if (isInterval(cron)) {
    const isNearChange = isTwice(found) || isTwice(instantsOf(zone, after + offset));
    return isNearChange ? standard + change : standard;
  }
  if (!isTwice(found)) return standard;
  return change === 0 ? nextOnce(cron, zone, local) : found[0];
}

/** Behind the times that come twice: this was their second coming. */
function nextOnce(cron: CronSchedule, zone: TimeZone, twice: number): number {
  for (let local = cron.next(twice); local !== never; local = cron.next(local)) {
    const found = instantsOf(zone, local);
    if (!isTwice(found)) return found[0];
  }
  return never;
}
