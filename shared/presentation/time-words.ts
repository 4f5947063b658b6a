import type { Locale } from '../domain/locale';

/** Instants as people of a language write them, in one time zone. */
export interface TimeWords {
  /** `Tuesday 1 December, 14:00 (Paris time)`: when the zone matters. */
  deadline(instant: string): string;
  /** `22 November, 10:14`: for a record of what happened. */
  moment(instant: string): string;
  /** `22 November, 10:14 (Paris time)`: a record that may be read anywhere. */
  zonedMoment(instant: string): string;
  /** `1 June 2027, 14:00 (Paris time)`: when it may be more than a year away. */
  dateAndClock(instant: string): string;
  /** `1 June 2027` */
  date(instant: string): string;
  /** `14:00 (Paris time)` */
  clock(instant: string): string;
  /** `1 June 2027` of a calendar date `2027-06-01`, whatever the zone; anything else as it is. */
  calendarDate(date: string): string;
}

const frenchCities: Readonly<Record<string, string>> = {
  Algiers: 'Alger',
  Athens: 'Athènes',
  Brussels: 'Bruxelles',
  Copenhagen: 'Copenhague',
  Lisbon: 'Lisbonne',
  London: 'Londres',
  Montreal: 'Montréal',
  Moscow: 'Moscou',
  Vienna: 'Vienne',
  Warsaw: 'Varsovie',
};

/** Zones are named after their city, as people do; Intl's own names differ from one ICU to the next. */
function zoneName(locale: Locale, timeZone: string): string {
  const city = timeZone.split('/').at(-1)?.replace(/_/gu, ' ') ?? timeZone;
  if (/^(UTC|GMT|UCT|Zulu)/u.test(city) || !timeZone.includes('/')) return city;
  if (locale === 'en') return `${city} time`;
  const french = frenchCities[city] ?? city;
  return /^[AEIOUYÀ-Ý]/u.test(french) ? `heure d’${french}` : `heure de ${french}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept: making one takes longer than rendering a page with it. */
function formatFor(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'fr-FR', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(key, format);
  return format;
}

export function makeTimeWords(locale: Locale, timeZone: string): TimeWords {
  const format = formatFor(locale, timeZone);
  const zone = zoneName(locale, timeZone);

  /** From parts, because the joined form differs between versions of ICU. */
  function part(instant: string | Date, type: Intl.DateTimeFormatPartTypes): string {
    const parts = format.formatToParts(new Date(instant));
    return parts.find((one) => one.type === type)?.value ?? '';
  }

  function dayAndMonth(instant: string): string {
    const day = part(instant, 'day');
    return `${locale === 'fr' && day === '1' ? '1er' : day}\u00a0${part(instant, 'month')}`;
  }

  function time(instant: string): string {
    const [hour, minute] = [part(instant, 'hour'), part(instant, 'minute')];
    if (locale === 'en') return `${hour}:${minute}`;
    return `${String(Number(hour))}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
  }

  const joint = locale === 'fr' ? ' à ' : ', ';
  const clock = (instant: string): string => `${time(instant)} (${zone})`;
  const moment = (instant: string): string => `${dayAndMonth(instant)}${joint}${time(instant)}`;
  const date = (instant: string): string => `${dayAndMonth(instant)} ${part(instant, 'year')}`;
  return {
    clock,
    date,
    dateAndClock: (instant) => `${date(instant)}${joint}${clock(instant)}`,
    deadline: (instant) =>
      `${part(instant, 'weekday')} ${dayAndMonth(instant)}${joint}${clock(instant)}`,
    moment,
    zonedMoment: (instant) => `${moment(instant)} (${zone})`,
    calendarDate: (value) =>
      /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value))
        ? makeTimeWords(locale, 'UTC').date(`${value}T12:00:00Z`)
        : value,
  };
}
