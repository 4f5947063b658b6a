import type { TemplateParameter, TemplateSegment } from './route-template';

/** Values of the path by parameter name; what is absent has no member. */
export type RouteValues = Record<string, string>;

/** A request path cut at its slashes. */
export interface PathSegments {
  readonly values: readonly string[];
  readonly lower: readonly string[];
  /** Where each segment begins in `path`, so that a catch-all gets the rest as it was written. */
  readonly starts: readonly number[];
  readonly path: string;
}

/** Cuts a decoded path that begins with a slash; one trailing slash counts for nothing. */
export function pathSegments(path: string): PathSegments {
  const end = path.length > 1 && path.endsWith('/') ? path.length - 1 : path.length;
  const values = end > 1 ? path.slice(1, end).split('/') : [];
  const starts: number[] = [];
  let start = 1;
  for (const value of values) {
    starts.push(start);
    start += value.length + 1;
  }
  return { values, lower: values.map((value) => value.toLowerCase()), starts, path };
}

type Step = (path: PathSegments, index: number, into: RouteValues) => boolean;

const accepts = (parameter: TemplateParameter, value: string): boolean =>
  parameter.constraints.every((constraint) => constraint(value));

function absent(parameter: TemplateParameter, into: RouteValues): boolean {
  if (parameter.fallback !== undefined) {
    into[parameter.name] = parameter.fallback;
    return accepts(parameter, parameter.fallback);
  }
  return parameter.optional || parameter.catchAll;
}

function take(parameter: TemplateParameter, value: string, into: RouteValues): boolean {
  into[parameter.name] = value;
  return accepts(parameter, value);
}

function literalStep(text: string): Step {
  const lower = text.toLowerCase();
  return (path, index) => path.lower[index] === lower;
}

function parameterStep(parameter: TemplateParameter): Step {
  return (path, index, into) => {
    const value = path.values[index];
    if (value === undefined) return absent(parameter, into);
    return value !== '' && take(parameter, value, into);
  };
}

function catchAllStep(parameter: TemplateParameter): Step {
  return (path, index, into) => {
    const start = path.starts[index];
    if (start === undefined) return absent(parameter, into);
    return take(parameter, path.path.slice(start), into);
  };
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const sourceOf = (parts: TemplateSegment): string =>
  parts.map((part) => (part.kind === 'literal' ? escape(part.text) : '(.+)')).join('');

/** Several parts between two slashes; an optional one at the end takes the literal before it along. */
function mixedStep(segment: TemplateSegment): Step {
  const parameters = segment.filter((part) => part.kind === 'parameter');
  const whole = new RegExp(`^${sourceOf(segment)}$`, 'is');
  const last = segment.at(-1);
  const mayShrink = last?.kind === 'parameter' && last.optional;
  const shrunk = mayShrink ? new RegExp(`^${sourceOf(segment.slice(0, -2))}$`, 'is') : undefined;
  return (path, index, into) => {
    const value = path.values[index];
    const found = value === undefined ? null : (whole.exec(value) ?? shrunk?.exec(value) ?? null);
    if (found === null) return false;
    return parameters.every((parameter, position) => {
      const part = found[position + 1];
      return part === undefined ? absent(parameter, into) : take(parameter, part, into);
    });
  };
}

function stepOf(segment: TemplateSegment): Step {
  const [first] = segment;
  if (segment.length > 1 || first === undefined) return mixedStep(segment);
  if (first.kind === 'literal') return literalStep(first.text);
  return first.catchAll ? catchAllStep(first) : parameterStep(first);
}

export type RouteMatcher = (path: PathSegments) => RouteValues | undefined;

/** Compiles a template once; the result is asked for every request. */
export function compileRoute(segments: readonly TemplateSegment[]): RouteMatcher {
  const steps = segments.map(stepOf);
  const last = segments.at(-1)?.[0];
  const open = last?.kind === 'parameter' && last.catchAll;
  return (path) => {
    if (path.values.length > steps.length && !open) return undefined;
    const into: RouteValues = {};
    for (const [index, step] of steps.entries()) if (!step(path, index, into)) return undefined;
    return into;
  };
}

function rank(segment: TemplateSegment): string {
  const [first] = segment;
  if (segment.length > 1 || first === undefined) return '2';
  if (first.kind === 'literal') return '1';
  const constrained = first.constraints.length > 0;
  if (first.catchAll) return constrained ? '4' : '5';
  return constrained ? '2' : '3';
}

/**
 * Which of several matching templates wins: the one whose rank comes first in text order. Literal before constrained
 * before plain before catch-all, segment by segment.
 * @see https://github.com/dotnet/aspnetcore/blob/main/src/Http/Routing/src/Template/RoutePrecedence.cs
 */
export function routeRank(segments: readonly TemplateSegment[]): string {
  return segments.map(rank).join('');
}
