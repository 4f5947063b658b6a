import type { z } from 'zod';
import { nearestWord } from '../../domain/nearest-word';
import type { DocumentIssue } from './document-issue';
import { knownKeysAt } from './known-keys';
import { looksSecret } from './looks-secret';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];
type Complaint = Pick<DocumentIssue, 'message' | 'suggestion'>;

/** Everything a schema found wrong with a document, as sentences for whoever wrote it. */
export function documentIssues(
  schema: z.ZodType,
  data: unknown,
  issues: readonly Issue[],
): readonly DocumentIssue[] {
  return issues.flatMap((issue) => describe({ schema, data, outer: [] }, issue));
}

interface Context {
  readonly schema: z.ZodType;
  readonly data: unknown;
  /** Where the union lies that the issue was found in. */
  readonly outer: Path;
}

function describe(context: Context, issue: Issue): readonly DocumentIssue[] {
  const path = [...context.outer, ...issue.path.map(toStep)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(context, path, key));
  }
  if (issue.code === 'invalid_key') {
    return [wrongKey(path, { reason: issue.issues[0]?.message ?? 'is not allowed as a key' })];
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return describeUnion({ ...context, outer: path }, issue.errors);
  }
  return [{ path, ...complaint(issue, valueAt(context.data, path)) }];
}

function complaint(issue: Issue, value: unknown): Complaint {
  if (issue.code === 'invalid_union') return oneOf(optionsOf(issue), value);
  if (value === undefined || value === null) return { message: absence(value) };
  if (issue.code === 'invalid_value') return oneOf(issue.values, value);
  if (issue.code === 'invalid_type') return wrongType(issue.expected, value);
  return { message: limitOf(issue) ?? issue.message };
}

function limitOf(issue: Issue): string | undefined {
  if (issue.code === 'too_small') return bound(issue.origin, 'at least', Number(issue.minimum));
  return issue.code === 'too_big'
    ? bound(issue.origin, 'at most', Number(issue.maximum))
    : undefined;
}

function absence(value: undefined | null): string {
  return value === undefined ? 'is missing' : 'has no value';
}

/** Of the alternatives of a union, the one that the value comes closest to says what is wrong. */
function describeUnion(
  context: Context,
  branches: readonly (readonly Issue[])[],
): readonly DocumentIssue[] {
  const value = valueAt(context.data, context.outer);
  const fitting = branches.filter((issues) => !issues.some(isAboutWhole));
  if (fitting.length === 0 || isEmptyMapping(value)) {
    return [{ path: context.outer, ...noneOf(context, branches, value) }];
  }
  const [best = []] = fitting.toSorted((a, b) => remoteness(a) - remoteness(b));
  const unknown = best.filter(({ code }) => code === 'unrecognized_keys');
  const shown = unknown.length > 0 ? unknown : best;
  return shown.flatMap((issue) => describe(context, issue));
}

function isAboutWhole({ code, path }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function noneOf(
  context: Context,
  branches: readonly (readonly Issue[])[],
  value: unknown,
): Complaint {
  if (value === undefined || value === null) return { message: absence(value) };
  const keys = knownKeysAt(context.schema, context.outer);
  const words = branches.flat().flatMap((issue) => wholeWords(issue));
  const kinds = branches
    .flat()
    .flatMap((issue) =>
      isAboutWhole(issue) && issue.code === 'invalid_type' && issue.expected !== 'object'
        ? [nameOf(issue.expected)]
        : [],
    );
  const mapping = keys.length === 0 ? [] : [`a mapping with one of ${keys.join(', ')}`];
  const allowed = [...new Set([...words, ...kinds, ...mapping])];
  const last = allowed.pop() ?? 'something else';
  const list = allowed.length === 0 ? last : `${allowed.join(', ')} or ${last}`;
  return unfitting(`must be ${list}`, value, words);
}

function wholeWords(issue: Issue): readonly string[] {
  return isAboutWhole(issue) && issue.code === 'invalid_value' ? issue.values.map(String) : [];
}

function remoteness(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 1),
    0,
  );
}

function unknownKey(context: Context, path: Path, key: string): DocumentIssue {
  const known = knownKeysAt(context.schema, path);
  if (known.includes(key)) {
    return { path, key, message: `"${key}" does not go together with the other keys here` };
  }
  const nearest = nearestWord(key, known);
  return wrongKey([...path, key], nearest === undefined ? {} : meant(nearest));
}

function wrongKey(
  path: Path,
  { reason, ...rest }: { readonly reason?: string; readonly suggestion?: string },
): DocumentIssue {
  const key = String(path.at(-1));
  const named = looksSecret(key) ? 'unknown key' : `unknown key "${key}"`;
  const message = reason === undefined ? named : `${named}, ${reason}`;
  return { path: path.slice(0, -1), key, message, ...rest };
}

const meant = (word: string) => ({ suggestion: `did you mean "${word}"?` }) as const;

function oneOf(values: readonly unknown[], value: unknown): Complaint {
  const words = values.map(String);
  const allowed = `must be ${words.length === 1 ? '' : 'one of '}${words.join(', ')}`;
  return value === undefined
    ? { message: `is missing, ${allowed}` }
    : unfitting(allowed, value, words);
}

/** Says which of the words was probably meant, else what was written. */
function unfitting(message: string, value: unknown, words: readonly string[]): Complaint {
  if (typeof value !== 'string' || looksSecret(value)) return { message };
  const nearest = nearestWord(value, words);
  return nearest === undefined
    ? { message: `${message}, not "${value}"` }
    : { message, ...meant(nearest) };
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function bound(origin: string, word: string, limit: number): string {
  if (origin === 'string')
    return `must have ${word} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `must have ${word} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return `must be ${word} ${limit}`;
}

function nameOf(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
  };
  return names[type] ?? type;
}

function wrongType(expected: string, value: unknown): Complaint {
  const isUnquoted = expected === 'string' && ['number', 'boolean'].includes(typeof value);
  return {
    message: `must be ${nameOf(expected)}, not ${nameOf(typeOf(value))}`,
    ...(isUnquoted ? { suggestion: 'put it in quotes' } : {}),
  };
}

function isEmptyMapping(value: unknown): boolean {
  return isContainer(value) && !Array.isArray(value) && Object.keys(value).length === 0;
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (isContainer(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    data,
  );
}

function isContainer(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step);
}
