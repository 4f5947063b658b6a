const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const knownWord = new RegExp(
  `^(?:${months}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|am|pm|t|z|gmt)$`,
  'i',
);
const date = new RegExp(`\\d[-/]\\d|${months}\\W+\\d|\\d\\W*${months}`, 'i');
const timeOfDay = /^\s*(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s*[ap]m)?\s*$/i;
const isoDate = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;

/** JavaScript lets the 30th of February pass for the second of March. */
function existsInCalendar(value: string): boolean {
  const [, year, month, day] = isoDate.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return true;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** Whether .NET takes a text for a date or a time; JavaScript alone would take `item 5` and `2026` as well. */
export function isDateTime(value: string): boolean {
  if (timeOfDay.test(value)) return true;
  const words = value.match(/[a-z]+/gi) ?? [];
  return (
    words.every((word) => knownWord.test(word)) &&
    date.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    existsInCalendar(value)
  );
}
