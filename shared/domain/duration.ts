import { instantOf, wallClockOf } from './zoned-time';

/**
 * A length of time as policies write it. Months and days are calendar steps, seconds are exact; business days are
 * Monday to Friday, without holidays.
 */
export type Duration =
  | {
      readonly kind: 'iso';
      readonly months: number;
      readonly days: number;
      readonly seconds: number;
    }
  | { readonly kind: 'businessDays'; readonly days: number };

const isoPattern =
  /^P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;
const businessDaysPattern = /^(\d{1,3})bd$/;
const dayMs = 86_400_000;
const longestDays = 36_600;

/**
 * Reads an ISO 8601 duration of whole numbers (`P2D`, `P1W`, `PT5M`, `P1DT12H`) or business days (`7bd`).
 * Undefined for everything else and for more than a century.
 */
export function parseDuration(text: string): Duration | undefined {
  const businessDays = businessDaysPattern.exec(text)?.[1];
  if (businessDays !== undefined) return { kind: 'businessDays', days: Number(businessDays) };
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const duration: Duration = {
    kind: 'iso',
    months: part(1) * 12 + part(2),
    days: part(3) * 7 + part(4),
    seconds: part(5) * 3600 + part(6) * 60 + part(7),
  };
  return nominalSeconds(duration) <= longestDays * 86_400 ? duration : undefined;
}

/**
 * The instant that lies the duration after another one, seen from a time zone (IANA name).
 *
 * Calendar steps keep the wall clock: `P7D` from Tuesday 10:00 is Tuesday 10:00, though a change to or from daylight
 * saving lies between. Exact steps do not: `PT24H` is always 24 hours. A wall clock that does not exist that day
 * moves forward by the gap, one that exists twice means the first. A month that has no such day ends at its last.
 * Business days count the Mondays to Fridays after the start and keep the wall clock.
 */
export function addDuration(instant: Date, duration: Duration, timeZone: string): Date {
  if (duration.kind === 'businessDays') return addBusinessDays(instant, duration.days, timeZone);
  const { months, days, seconds } = duration;
  const moved =
    months === 0 && days === 0
      ? instant
      : instantOf(addMonths(wallClockOf(instant, timeZone), months) + days * dayMs, timeZone);
  return new Date(moved.getTime() + seconds * 1000);
}

/** Whether the duration switches off what it measures, as `PT0S` does for the undo window. */
export function isZeroDuration(duration: Duration): boolean {
  return nominalSeconds(duration) === 0;
}

/** Seconds of a duration taken as if months had 30 days and days 24 hours: to compare and bound, never to schedule. */
export function nominalSeconds(duration: Duration): number {
  if (duration.kind === 'businessDays') return duration.days * 86_400;
  return (duration.months * 30 + duration.days) * 86_400 + duration.seconds;
}

function addMonths(wallClockMs: number, months: number): number {
  if (months === 0) return wallClockMs;
  const moved = new Date(wallClockMs);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0));
  moved.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return moved.getTime();
}

function addBusinessDays(instant: Date, days: number, timeZone: string): Date {
  if (days === 0) return instant;
  let wallClockMs = wallClockOf(instant, timeZone);
  for (let left = days; left > 0;) {
    wallClockMs += dayMs;
    const weekday = new Date(wallClockMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return instantOf(wallClockMs, timeZone);
}
