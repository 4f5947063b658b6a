const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the name is a time zone this runtime knows, such as `Europe/Paris` or `UTC`. */
export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * What a wall clock in the zone shows at the instant, as milliseconds that read as if they were UTC: the UTC getters of
 * `new Date(result)` give the local date and time.
 * @throws RangeError when the zone is unknown
 */
export function wallClockOf(instant: Date, timeZone: string): number {
  return instant.getTime() + offsetMs(instant.getTime(), timeZone);
}

/**
 * The instant at which a wall clock in the zone shows this. In a gap the clock moves forward by the gap; of two instants
 * it is the first.
 * @throws RangeError when the zone is unknown
 */
export function instantOf(wallClockMs: number, timeZone: string): Date {
  const before = offsetMs(wallClockMs - dayMs, timeZone);
  const after = offsetMs(wallClockMs + dayMs, timeZone);
  const candidates = [wallClockMs - before, wallClockMs - after];
  const exact = candidates.filter((at) => at + offsetMs(at, timeZone) === wallClockMs);
  return new Date(exact.length > 0 ? Math.min(...exact) : wallClockMs - before);
}

function offsetMs(instantMs: number, timeZone: string): number {
  const wholeSecond = Math.floor(instantMs / 1000) * 1000;
  const shown: Record<string, number> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(wholeSecond)) {
    shown[type] = Number(value);
  }
  const part = (name: string): number => shown[name] ?? 0;
  const asUtc = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return asUtc - wholeSecond;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
