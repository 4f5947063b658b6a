import { formatCronField, parseCronField, type CronFieldShape } from './cron-field';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const shapes: readonly CronFieldShape[] = [
  { min: 0, max: 59 },
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];

/** 9999-12-31T23:59:59Z: what the host calls "never". */
export const never = Date.UTC(9999, 11, 31, 23, 59, 59);

export interface CronSchedule {
  /** In the host's own spelling, with as many fields as were written. */
  readonly text: string;
  /** The first occurrence after an instant, in UTC; `never` when there is none. */
  next(after: number): number;
}

type Fields = readonly (readonly number[])[];

function firstFrom(values: readonly number[], from: number): number | undefined {
  return values.find((value) => value >= from);
}

/** The earliest time of day, in seconds, at or after `from`. */
function timeFrom(
  [seconds = [], minutes = [], hours = []]: Fields,
  from: number,
): number | undefined {
  for (const hour of hours) {
    for (const minute of minutes) {
      const start = hour * 3600 + minute * 60;
      const second = start + 59 < from ? undefined : firstFrom(seconds, from - start);
      if (second !== undefined) return start + second;
    }
  }
  return undefined;
}

const yearsThatRepeat = 400;

function nextOf(fields: Fields, after: number): number {
  const [, , , daysOfMonth = [], monthsOfYear = [], daysOfWeek = []] = fields;
  const from = Math.floor(after / 1000) * 1000 + 1000;
  const day = new Date(from);
  let seconds = (from % 86_400_000) / 1000;
  day.setUTCHours(0, 0, 0, 0);
  const lastYear = day.getUTCFullYear() + yearsThatRepeat;
  while (day.getUTCFullYear() <= lastYear) {
    if (!monthsOfYear.includes(day.getUTCMonth() + 1)) {
      day.setUTCMonth(day.getUTCMonth() + 1, 1);
      seconds = 0;
      continue;
    }
    const matches = daysOfMonth.includes(day.getUTCDate()) && daysOfWeek.includes(day.getUTCDay());
    const time = matches ? timeFrom(fields, seconds) : undefined;
    if (time !== undefined) return day.getTime() + time * 1000;
    day.setUTCDate(day.getUTCDate() + 1);
    seconds = 0;
  }
  return never;
}

/**
 * Reads an NCRONTAB expression of five or six fields; undefined when it is none. Times are UTC; day of month and day
 * of week must both match.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */
export function parseCronSchedule(text: string): CronSchedule | undefined {
  const parts = text.split(' ').filter((part) => part !== '');
  const hasSeconds = parts.length === shapes.length;
  if (parts.length === shapes.length - 1) parts.unshift('0');
  if (parts.length !== shapes.length) return undefined;
  try {
    const fields = shapes.map((shape, index) => parseCronField(parts[index] ?? '', shape));
    const texts = shapes.map((shape, index) => formatCronField(fields[index] ?? [], shape));
    return {
      text: texts.slice(hasSeconds ? 0 : 1).join(' '),
      next: (after) => nextOf(fields, after),
    };
  } catch {
    return undefined;
  }
}
