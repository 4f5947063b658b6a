const special = /[.+^$|()\\]/;
const extensionSuffix: Readonly<Record<string, string>> = {
  '@': '',
  '?': '?',
  '*': '*',
  '+': '+',
};

/** True when the pattern is more than a plain path. */
export function hasMagic(pattern: string): boolean {
  return /[*?[\]{}!]|[@+]\(/.test(pattern);
}

function closing(text: string, open: number): number {
  const pair = text[open] === '{' ? '}' : ')';
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === text[open]) depth += 1;
    if (text[index] === pair && --depth === 0) return index;
  }
  return -1;
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if ('{('.includes(char)) depth += 1;
    if ('})'.includes(char)) depth -= 1;
    if (char === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${char}`;
  }
  return parts;
}

function range(text: string): string[] | undefined {
  const found = /^(-?\d+)\.\.(-?\d+)$/.exec(text);
  if (found === null) return undefined;
  const [first, last] = [Number(found[1]), Number(found[2])];
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) =>
    String(first + index * step),
  );
}

/** Every pattern that the braces of one pattern stand for: `{a,b}/*.js`, `{1..3}`, nested ones too. */
export function expandBraces(pattern: string): string[] {
  const open = pattern.indexOf('{');
  const close = open < 0 ? -1 : closing(pattern, open);
  if (close < 0) return [pattern];
  const inner = pattern.slice(open + 1, close);
  const choices = range(inner) ?? splitOutside(inner, ',');
  const tails = expandBraces(pattern.slice(close + 1));
  const head = pattern.slice(0, open);
  if (choices.length === 1) return tails.map((tail) => `${head}{${inner}}${tail}`);
  return choices
    .flatMap(expandBraces)
    .flatMap((choice) => tails.map((tail) => head + choice + tail));
}

interface Piece {
  readonly source: string;
  readonly next: number;
}

function characterClass(pattern: string, at: number): Piece {
  const close = pattern.indexOf(']', at + 2);
  if (close < 0) return { source: '\\[', next: at + 1 };
  const body = pattern
    .slice(at + 1, close)
    .replace(/^!/, '^')
    .replaceAll('\\', '\\\\');
  return { source: `[${body}]`, next: close + 1 };
}

function extension(pattern: string, at: number): Piece | undefined {
  if (!'@?*+!'.includes(pattern[at] ?? ' ') || pattern[at + 1] !== '(') return undefined;
  const close = closing(pattern, at + 1);
  if (close < 0) return undefined;
  const choices = splitOutside(pattern.slice(at + 2, close), '|')
    .map(segmentSource)
    .join('|');
  const kind = pattern[at] ?? '';
  if (kind === '!') {
    const rest = segmentSource(pattern.slice(close + 1));
    return { source: `(?!(?:${choices})${rest}(?:/|$))[^/]*`, next: close + 1 };
  }
  return { source: `(?:${choices})${extensionSuffix[kind] ?? ''}`, next: close + 1 };
}

function piece(pattern: string, at: number): Piece {
  const extended = extension(pattern, at);
  if (extended !== undefined) return extended;
  const char = pattern[at] ?? '';
  if (char === '*') return { source: '[^/]*', next: at + 1 };
  if (char === '?') return { source: '[^/]', next: at + 1 };
  if (char === '[') return characterClass(pattern, at);
  return { source: special.test(char) ? `\\${char}` : char, next: at + 1 };
}

function segmentSource(segment: string): string {
  let source = '';
  for (let at = 0; at < segment.length;) {
    const { source: more, next } = piece(segment, at);
    source += more;
    at = next;
  }
  return source;
}

/** Patterns do not match names that begin with a dot unless they say the dot themselves. */
const undotted = (segment: string): string => (/^[*?[@+!]/.test(segment) ? '(?!\\.)' : '');

/** A regular expression for one pattern without braces, over paths with forward slashes. */
export function globExpression(pattern: string): RegExp {
  const segments = pattern.replace(/^\.\//, '').split('/');
  let source = '';
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === '**') source += last ? '(?:(?!\\.)[^/]*(?:/|$))*' : '(?:(?!\\.)[^/]+/)*';
    else source += `${undotted(segment)}${segmentSource(segment)}${last ? '' : '/'}`;
  });
  return new RegExp(`^${source}$`);
}
