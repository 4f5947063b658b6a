const dayMs = 86_400_000;

interface Parts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly fraction: string;
}

function milliseconds({ days, hours, minutes, seconds, fraction }: Parts): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const whole = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return days * dayMs + whole + Number(`0.${fraction || '0'}`) * 1000;
}

const pattern = /^(-)?(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?$/;

/**
 * Reads a .NET time span: `d`, `[d.]hh:mm[:ss[.fffffff]]`; three numbers of which the first is no hour are days,
 * hours and minutes. Undefined for anything else. Milliseconds, negative for a span with a minus sign.
 * @see https://learn.microsoft.com/dotnet/api/system.timespan.parse
 */
export function parseTimeSpan(text: string): number | undefined {
  const trimmed = text.trim();
  const plain = /^(-)?(\d+)$/.exec(trimmed);
  if (plain !== null) return Number(plain[2]) * dayMs * (plain[1] === '-' ? -1 : 1);

  const found = pattern.exec(trimmed);
  if (found === null) return undefined;
  const [, sign, day, first, second, third, fraction = ''] = found;
  const [a, b, c] = [Number(first), Number(second), Number(third ?? 0)];
  const asClock = { days: Number(day ?? 0), hours: a, minutes: b, seconds: c, fraction };
  const asDays = { days: a, hours: b, minutes: c, seconds: 0, fraction: '' };
  const canBeDays = day === undefined && third !== undefined && fraction === '';
  const value = milliseconds(asClock) ?? (canBeDays ? milliseconds(asDays) : undefined);
  return value === undefined ? undefined : value * (sign === '-' ? -1 : 1);
}
