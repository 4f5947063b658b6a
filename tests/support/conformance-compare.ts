import { parseJson, type CaseAnswer, type CaseExpectation } from './conformance-case';

const tokens: Readonly<Record<string, string>> = {
  hex32: '[0-9a-f]{32}',
  guid: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  time: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)`,
  secs: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`,
  int: String.raw`-?\d+`,
  any: String.raw`[\s\S]*`,
};

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}

/** `<hex32>`, `<time>` and the like stand for a pattern; the rest of the text is literal. */
function matchesText(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  const source = expected
    .split(/(<\w+>)/)
    .map((part) => tokens[/^<(\w+)>$/.exec(part)?.[1] ?? ''] ?? escape(part))
    .join('');
  return new RegExp(`^${source}$`).test(actual);
}

type Members = Readonly<Record<string, unknown>>;

function unorderedDifference(
  expected: readonly unknown[],
  actual: unknown,
  at: string,
): string | undefined {
  if (!Array.isArray(actual)) return `${at}: expected an array, got ${short(actual)}`;
  const rest: unknown[] = [...(actual as unknown[])];
  for (const item of expected) {
    const index = rest.findIndex((candidate) => difference(item, candidate) === undefined);
    if (index < 0) return `${at}: no element like ${short(item)} in ${short(actual)}`;
    rest.splice(index, 1);
  }
  return rest.length > 0 ? `${at}: unexpected elements ${short(rest)}` : undefined;
}

function arrayDifference(
  expected: readonly unknown[],
  actual: unknown,
  at: string,
): string | undefined {
  if (!Array.isArray(actual)) return `${at}: expected an array, got ${short(actual)}`;
  if (expected.length !== actual.length)
    return `${at}: expected ${expected.length} elements, got ${short(actual)}`;
  return firstOf(expected.map((item, index) => difference(item, actual[index], `${at}[${index}]`)));
}

function objectDifference(expected: Members, actual: unknown, at: string): string | undefined {
  const unordered = expected['<unordered>'];
  if (Array.isArray(unordered)) return unorderedDifference(unordered, actual, at);
  if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) {
    return `${at}: expected an object, got ${short(actual)}`;
  }
  const found = actual as Members;
  const keys = Object.keys(expected).filter((key) => key !== '<more>');
  const differing = firstOf(
    keys.map((key) => difference(expected[key], found[key], `${at}.${key}`)),
  );
  const extra = '<more>' in expected ? [] : Object.keys(found).filter((key) => !(key in expected));
  return differing ?? (extra.length > 0 ? `${at}: unexpected ${extra.join(', ')}` : undefined);
}

const firstOf = (differences: readonly (string | undefined)[]): string | undefined =>
  differences.find((one) => one !== undefined);

function leafDifference(expected: unknown, actual: unknown, at: string): string | undefined {
  const same =
    typeof expected === 'string' && typeof actual === 'string'
      ? matchesText(expected, actual)
      : expected === actual;
  return same ? undefined : `${at}: expected ${short(expected)}, got ${short(actual)}`;
}

/** Path and reason of the first difference; undefined when the value is as expected. */
function difference(expected: unknown, actual: unknown, at = 'value'): string | undefined {
  if (expected === '<anything>') return actual === undefined ? `${at}: is absent` : undefined;
  if (expected === '<number>') {
    return typeof actual === 'number'
      ? undefined
      : `${at}: expected a number, got ${short(actual)}`;
  }
  if (Array.isArray(expected)) return arrayDifference(expected, actual, at);
  if (typeof expected === 'object' && expected !== null) {
    return objectDifference(expected as Members, actual, at);
  }
  return leafDifference(expected, actual, at);
}

function headerDifference(expected: Members, answer: CaseAnswer): string | undefined {
  return firstOf(
    Object.entries(expected).map(([name, value]) => {
      const actual = answer.headers[name];
      if (value !== null) return difference(value, actual, `header ${name}`);
      return actual === undefined
        ? undefined
        : `header ${name}: must be absent, got ${short(actual)}`;
    }),
  );
}

function bodyDifference(expected: CaseExpectation, { body }: CaseAnswer): string | undefined {
  if (expected.json !== undefined) {
    const actual = parseJson(body);
    if (actual === undefined) return `body: expected JSON, got ${short(body.toString())}`;
    return difference(expected.json, actual, 'body');
  }
  if (expected.text !== undefined) return difference(expected.text, body.toString(), 'body');
  if (expected.base64 !== undefined)
    return difference(expected.base64, body.toString('base64'), 'body');
  return expected.length === undefined
    ? undefined
    : difference(expected.length, body.length, 'body length');
}

/** What of an answer is not as a case expects it; undefined when all is. */
export function answerDifference(
  expected: CaseExpectation,
  answer: CaseAnswer,
): string | undefined {
  if (expected.status !== undefined && expected.status !== answer.status) {
    return `status: expected ${expected.status}, got ${answer.status} ${short(answer.body.toString())}`;
  }
  return headerDifference(expected.headers ?? {}, answer) ?? bodyDifference(expected, answer);
}
