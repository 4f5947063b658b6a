import {
  compileRoute,
  pathSegments,
  routeRank,
  type RouteMatcher,
  type RouteValues,
} from './route-matcher';
import { parseRouteTemplate, type TemplateSegment } from './route-template';

export interface RouteEntry<T> {
  /** With the prefix, without a leading slash. */
  readonly template: string;
  /** Upper case. */
  readonly methods: ReadonlySet<string>;
  readonly target: T;
}

export interface RouteMatch<T> {
  readonly target: T;
  readonly values: RouteValues;
}

export interface RouteTable<T> {
  match(method: string, path: string): RouteMatch<T> | undefined;
}

interface Compiled<T> extends RouteEntry<T> {
  readonly rank: string;
  readonly matches: RouteMatcher;
  /** The whole path in lower case when the template has no parameter. */
  readonly fixedPath: string | undefined;
}

const byRank = <T>(a: Compiled<T>, b: Compiled<T>): number => {
  if (a.rank === b.rank) return 0;
  return a.rank < b.rank ? -1 : 1;
};

function fixedPathOf(segments: readonly TemplateSegment[]): string | undefined {
  const texts = segments.map(([part]) => (part?.kind === 'literal' ? part.text : undefined));
  const isFixed = segments.every(({ length }, index) => length === 1 && texts[index] !== undefined);
  return isFixed ? `/${texts.join('/').toLowerCase()}` : undefined;
}

/** Throws for a malformed template, with the sentence of the real host. */
export function makeRouteTable<T>(entries: readonly RouteEntry<T>[]): RouteTable<T> {
  const compiled = entries
    .map((entry): Compiled<T> => {
      const segments = parseRouteTemplate(entry.template);
      const fixedPath = fixedPathOf(segments);
      return { ...entry, rank: routeRank(segments), matches: compileRoute(segments), fixedPath };
    })
    .toSorted(byRank);
  const fixed = new Map<string, Compiled<T>[]>();
  for (const entry of compiled) {
    const { fixedPath } = entry;
    if (fixedPath !== undefined) fixed.set(fixedPath, [...(fixed.get(fixedPath) ?? []), entry]);
  }
  const open = compiled.filter(({ fixedPath }) => fixedPath === undefined);

  return {
    match(method, path) {
      const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
      const exact = fixed.get(trimmed.toLowerCase())?.find(({ methods }) => methods.has(method));
      if (exact !== undefined) return { target: exact.target, values: {} };
      const segments = pathSegments(path);
      for (const entry of open) {
        if (!entry.methods.has(method)) continue;
        const values = entry.matches(segments);
        if (values !== undefined) return { target: entry.target, values };
      }
      return undefined;
    },
  };
}
