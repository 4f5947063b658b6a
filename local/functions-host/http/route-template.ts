import { routeConstraint, type RouteConstraint } from './route-constraint';

export interface TemplateParameter {
  readonly kind: 'parameter';
  readonly name: string;
  readonly catchAll: boolean;
  readonly optional: boolean;
  readonly fallback: string | undefined;
  readonly constraints: readonly RouteConstraint[];
}

interface TemplateLiteral {
  readonly kind: 'literal';
  readonly text: string;
}

type TemplatePart = TemplateLiteral | TemplateParameter;
/** One or more parts between two slashes. */
export type TemplateSegment = readonly TemplatePart[];

/** Where a constraint that begins at `start` ends: a bracket closes only in front of the next `:` or `=`. */
function constraintEnd(text: string, start: number): number {
  const open = text.slice(start).search(/[(:=]/);
  if (open < 0) return text.length;
  if (text[start + open] !== '(') return start + open;
  const close = text.slice(start + open).search(/\)(?=[:=]|$)/);
  return close < 0 ? text.length : start + open + close + 1;
}

function splitConstraints(text: string): {
  readonly constraints: readonly string[];
  readonly rest: string;
} {
  const constraints: string[] = [];
  let at = 0;
  while (text[at] === ':') {
    const end = constraintEnd(text, at + 1);
    constraints.push(text.slice(at + 1, end));
    at = end;
  }
  return { constraints, rest: text.slice(at) };
}

function parameter(text: string): TemplateParameter {
  const catchAll = /^\*{1,2}/.exec(text)?.[0].length ?? 0;
  const optional = text.endsWith('?');
  const body = text.slice(catchAll, optional ? -1 : undefined);
  const name = /^[^:=]*/.exec(body)?.[0] ?? '';
  if (name === '' || /[{}/?*]/.test(name)) {
    throw new Error(
      `The route parameter name '${name}' is invalid. Route parameter names must be non-empty and cannot contain these characters: '{', '}', '/'. The '?' character marks a parameter as optional, and can occur only at the end of the parameter. The '*' character marks a parameter as catch-all, and can occur only at the start of the parameter.`,
    );
  }
  const { constraints, rest } = splitConstraints(body.slice(name.length));
  return {
    kind: 'parameter',
    name,
    catchAll: catchAll > 0,
    optional,
    fallback: rest.startsWith('=') ? rest.slice(1) : undefined,
    constraints: constraints.filter((one) => one !== '').map(routeConstraint),
  };
}

interface Token {
  readonly kind: 'slash' | 'literal' | 'parameter';
  readonly text: string;
}

const incomplete =
  "There is an incomplete parameter in the route template. Check that each '{' character has a matching '}' character.";

/** The text between braces and where it ends; doubled braces inside stand for one. */
function parameterText(
  template: string,
  start: number,
): { readonly text: string; readonly end: number } {
  let text = '';
  for (let at = start; at < template.length; at += 1) {
    const char = template[at] ?? '';
    const doubled = (char === '{' || char === '}') && template[at + 1] === char;
    if (doubled) at += 1;
    else if (char === '}') return { text, end: at + 1 };
    else if (char === '{') break;
    text += char;
  }
  throw new Error(incomplete);
}

interface ReadToken {
  readonly token: Token;
  readonly end: number;
}

/** The token that begins at `at`; a literal is one character, doubled braces being one. */
function readToken(template: string, at: number): ReadToken {
  const char = template[at] ?? '';
  if (char === '/') return { token: { kind: 'slash', text: char }, end: at + 1 };
  const isBrace = char === '{' || char === '}';
  if (isBrace && template[at + 1] === char) {
    return { token: { kind: 'literal', text: char }, end: at + 2 };
  }
  if (char === '}') throw new Error(incomplete);
  if (char !== '{') return { token: { kind: 'literal', text: char }, end: at + 1 };
  const { text, end } = parameterText(template, at + 1);
  return { token: { kind: 'parameter', text }, end };
}

function tokens(template: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < template.length;) {
    const { token, end } = readToken(template, at);
    const before = found.at(-1);
    if (token.kind === 'literal' && before?.kind === 'literal') {
      found[found.length - 1] = { kind: 'literal', text: before.text + token.text };
    } else found.push(token);
    at = end;
  }
  return found;
}

function assertSound(segments: readonly TemplateSegment[]): void {
  const names = new Set<string>();
  segments.forEach((segment, index) => {
    if (segment.length === 0) {
      throw new Error(
        "The route template separator character '/' cannot appear consecutively. It must be separated by either a parameter or a literal value.",
      );
    }
    for (const part of segment) {
      if (part.kind === 'literal') continue;
      const name = part.name.toLowerCase();
      if (names.has(name)) {
        throw new Error(
          `The route parameter name '${part.name}' appears more than one time in the route template.`,
        );
      }
      names.add(name);
      if (part.catchAll && (index < segments.length - 1 || segment.length > 1)) {
        throw new Error(
          'A catch-all parameter can only appear as the last segment of the route template.',
        );
      }
    }
  });
}

/**
 * Parses an ASP.NET route template; throws the sentence with which the host refuses to start on a malformed one.
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates
 */
export function parseRouteTemplate(template: string): readonly TemplateSegment[] {
  const trimmed = template.replace(/^\//, '').replace(/\/$/, '');
  if (trimmed === '') return [];
  const segments: TemplatePart[][] = [[]];
  for (const token of tokens(trimmed)) {
    if (token.kind === 'slash') segments.push([]);
    else if (token.kind === 'literal') segments.at(-1)?.push({ kind: 'literal', text: token.text });
    else segments.at(-1)?.push(parameter(token.text));
  }
  assertSound(segments);
  return segments;
}
