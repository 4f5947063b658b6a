/** How far local time is ahead of UTC. */
export interface TimeZone {
  /** In milliseconds, at an instant. */
  readonly offsetAt: (instant: number) => number;
}

export const utc: TimeZone = { offsetAt: () => 0 };

const dayMs = 86_400_000;

/** A time zone of the tz database; undefined for a name that it does not have. */
function timeZone(name: string): TimeZone | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
  return {
    offsetAt(instant) {
      const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
      const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
      const [month, second] = [part('month') - 1, part('second')];
      const date = [part('year'), month, part('day'), part('hour'), part('minute')] as const;
      return Date.UTC(...date, second) - Math.floor(instant / 1000) * 1000;
    },
  };
}

/** The zone that `WEBSITE_TIME_ZONE` names; UTC without it, as on Azure. */
export function zoneOfTimers(env: NodeJS.ProcessEnv): TimeZone {
  const name = env['WEBSITE_TIME_ZONE'] ?? '';
  return name === '' ? utc : (timeZone(name) ?? utc);
}

/** Why `WEBSITE_TIME_ZONE` has no effect; undefined when it has, or is not set. */
export function unknownZone(env: NodeJS.ProcessEnv): string | undefined {
  const name = env['WEBSITE_TIME_ZONE'] ?? '';
  if (name === '' || timeZone(name) !== undefined) return undefined;
  return `WEBSITE_TIME_ZONE: '${name}' is no time zone of the tz database; timers stay in UTC.`;
}

/**
 * The instants at which clocks of the zone show a local time, given as if it were UTC: two of them where the clock is
 * set back, and in a gap the one that the clock would show had it not been put forward.
 */
export function instantsOf(
  { offsetAt }: TimeZone,
  local: number,
): readonly [number] | readonly [number, number] {
  const [before, after] = [offsetAt(local - dayMs), offsetAt(local + dayMs)];
  if (before === after) return [local - before];
  const [early, late] = [local - Math.max(before, after), local - Math.min(before, after)];
  const isEarly = local - early === offsetAt(early);
  const isLate = local - late === offsetAt(late);
  if (isEarly && isLate) return [early, late];
  return [isEarly ? early : late];
}
