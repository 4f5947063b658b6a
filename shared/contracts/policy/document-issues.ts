import type { z } from 'zod';
import { nearestWord } from '../../domain/nearest-word';
import type { DocumentIssue } from './document-issue';
import { knownKeysAt } from './known-keys';
import { looksSecret } from './looks-secret';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

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
    return [wrongKey(path, issue.issues[0]?.message ?? 'is not allowed as a key')];
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return describeUnion({ ...context, outer: path }, issue.errors);
  }
  return [{ path, message: sentence(issue, valueAt(context.data, path)) }];
}

function sentence(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_union') return oneOf(optionsOf(issue), value);
  if (value === undefined) return 'is missing';
  if (value === null) return 'has no value';
  if (issue.code === 'invalid_value') return oneOf(issue.values, value);
  if (issue.code === 'too_small') return bound(issue.origin, 'at least', Number(issue.minimum));
  if (issue.code === 'too_big') return bound(issue.origin, 'at most', Number(issue.maximum));
  return issue.code === 'invalid_type' ? wrongType(issue.expected, value) : issue.message;
}

/** Of the alternatives of a union, the one that the value comes closest to says what is wrong. */
function describeUnion(
  context: Context,
  branches: readonly (readonly Issue[])[],
): readonly DocumentIssue[] {
  const value = valueAt(context.data, context.outer);
  const fitting = branches.filter((issues) => !issues.some(isAboutWhole));
  if (fitting.length === 0 || isEmptyMapping(value)) {
    return [{ path: context.outer, message: noneOf(context, branches, value) }];
  }
  const [best = []] = fitting.toSorted((a, b) => remoteness(a) - remoteness(b));
  const unknown = best.filter(({ code }) => code === 'unrecognized_keys');
  const shown = unknown.length > 0 ? unknown : best;
  return shown.flatMap((issue) => describe(context, issue));
}

function isAboutWhole({ code, path }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function noneOf(context: Context, branches: readonly (readonly Issue[])[], value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'has no value';
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
  return `must be ${list}${suggestion(value, words)}`;
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
  return wrongKey([...path, key], nearest === undefined ? '' : `did you mean "${nearest}"?`);
}

function wrongKey(path: Path, reason: string): DocumentIssue {
  const key = String(path.at(-1));
  const named = looksSecret(key) ? 'unknown key' : `unknown key "${key}"`;
  return { path: path.slice(0, -1), key, message: reason === '' ? named : `${named}, ${reason}` };
}

function oneOf(values: readonly unknown[], value: unknown): string {
  const words = values.map(String);
  const allowed = `must be ${words.length === 1 ? '' : 'one of '}${words.join(', ')}`;
  return value === undefined ? `is missing, ${allowed}` : `${allowed}${suggestion(value, words)}`;
}

function suggestion(value: unknown, words: readonly string[]): string {
  if (typeof value !== 'string' || looksSecret(value)) return '';
  const nearest = nearestWord(value, words);
  return nearest === undefined ? `, not "${value}"` : `; did you mean "${nearest}"?`;
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

function wrongType(expected: string, value: unknown): string {
  const isUnquoted = expected === 'string' && ['number', 'boolean'].includes(typeof value);
  const hint = isUnquoted ? '; put it in quotes' : '';
  return `must be ${nameOf(expected)}, not ${nameOf(typeOf(value))}${hint}`;
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
