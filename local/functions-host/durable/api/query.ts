import { isDateTime } from '../../http/is-date-time';

/** A query string read the way the extension does: names without regard to case, values that do not parse as absent. */
export interface Query {
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  count(name: string): number | undefined;
  /** A number of seconds, as milliseconds. */
  seconds(name: string): number | undefined;
  /** Milliseconds since 1970. */
  time(name: string): number | undefined;
  list(name: string): readonly string[];
}

/** A time without a zone is one in UTC, wherever this runs; a bare date is that already. */
const withZone = /(?:z|[+-]\d\d:?\d\d)$|^[^:]*$/i;

export function readQuery(parameters: URLSearchParams): Query {
  const values = (name: string): string[] =>
    [...parameters]
      .filter(([key]) => key.toLowerCase() === name.toLowerCase())
      .map(([, value]) => value);
  const text = (name: string): string | undefined => {
    const found = values(name);
    return found.length === 0 ? undefined : found.join(',');
  };
  return {
    text,
    flag(name) {
      const value = text(name)?.trim().toLowerCase();
      return value === 'true' || value === 'false' ? value === 'true' : undefined;
    },
    count(name) {
      const value = text(name);
      return value !== undefined && /^\s*\+?\d+\s*$/.test(value) ? Number(value) : undefined;
    },
    seconds(name) {
      const value = text(name)?.trim() ?? '';
      return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) * 1000 : undefined;
    },
    time(name) {
      // Python writes the first years with fewer digits, which the extension allows for.
      const value = (text(name) ?? '').replace(/^\d{1,3}(?=-)/, (year) => year.padStart(4, '0'));
      const parsed = Date.parse(withZone.test(value) ? value : `${value}Z`);
      return Number.isNaN(parsed) || !isDateTime(value) ? undefined : parsed;
    },
    list: (name) => values(name).flatMap((value) => value.split(',')),
  };
}
