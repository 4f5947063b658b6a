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
  return days * dayMs + whole + Number(`0.${fraction}`) * 1000;
}

const numbers = /^(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?$/;

function fromNumbers([, day, first, second, third, fraction]: RegExpExecArray): number | undefined {
  const [days = 0, a = 0, b = 0, c = 0] = [day, first, second, third].map((part) =>
    Number(part ?? 0),
  );
  const asClock = { days, hours: a, minutes: b, seconds: c, fraction: fraction ?? '0' };
  const asDays = { days: a, hours: b, minutes: c, seconds: 0, fraction: '0' };
  const mayBeDays = day === undefined && third !== undefined;
  return milliseconds(asClock) ?? (mayBeDays ? milliseconds(asDays) : undefined);
}

function unsigned(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * dayMs;
  const found = numbers.exec(text);
  return found === null ? undefined : fromNumbers(found);
}

/**
 * Reads a .NET time span: `d`, `[d.]hh:mm[:ss[.fffffff]]`; three numbers of which the first is no hour are days,
 * hours and minutes. Undefined for anything else. Milliseconds, negative for a span with a minus sign.
 * @see https://learn.microsoft.com/dotnet/api/system.timespan.parse
 */
export function parseTimeSpan(text: string): number | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('-')) return unsigned(trimmed);
  const span = unsigned(trimmed.slice(1));
  return span === undefined ? undefined : -span;
}
