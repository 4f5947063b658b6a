export interface CronFieldShape {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

function parseValue(text: string, { min, max, names }: CronFieldShape): number {
  if (/^\d/.test(text)) {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new Error(`'${text}' is out of range.`);
  }
  const index =
    text === '' ? -1 : (names ?? []).findIndex((name) => name.startsWith(text.toLowerCase()));
  if (index < 0) throw new Error(`'${text}' is not a known value.`);
  return min + index;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function parseRange(text: string, shape: CronFieldShape, stepped: boolean): Range {
  if (text === '*') return { first: shape.min, last: shape.max };
  const dash = text.indexOf('-');
  if (dash > 0) {
    const a = parseValue(text.slice(0, dash), shape);
    const b = parseValue(text.slice(dash + 1), shape);
    return { first: Math.min(a, b), last: Math.max(a, b) };
  }
  const value = parseValue(text, shape);
  return { first: value, last: stepped ? shape.max : value };
}

function addPart(text: string, shape: CronFieldShape, into: Set<number>): void {
  const slash = text.indexOf('/');
  const step = slash > 0 ? text.slice(slash + 1) : '1';
  if (!/^\s*[+-]?\d+\s*$/.test(step)) throw new Error(`'${step}' is no step.`);
  const every = Math.max(1, Number(step));
  const { first, last } = parseRange(slash > 0 ? text.slice(0, slash) : text, shape, slash > 0);
  for (let value = first; value <= last; value += every) into.add(value);
}

/**
 * The values that one field of an NCRONTAB expression stands for, sorted. Throws an Error for a malformed field.
 * Reversed ranges are turned round and a step below one counts as one, as NCrontab does.
 * @see https://github.com/atifaziz/NCrontab/blob/master/NCrontab/CrontabFieldImpl.cs
 */
export function parseCronField(text: string, shape: CronFieldShape): readonly number[] {
  const values = new Set<number>();
  const parts = text.indexOf(',') > 0 ? text.split(',') : [text];
  for (const part of parts) addPart(part, shape, values);
  return [...values].toSorted((a, b) => a - b);
}

/** The shortest text for sorted values, as the host writes it to its log. */
export function formatCronField(values: readonly number[], { min, max }: CronFieldShape): string {
  if (values.length === max - min + 1) return '*';
  const runs: [number, number][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.[1] === value - 1) run[1] = value;
    else runs.push([value, value]);
  }
  return runs
    .map(([first, last]) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}
