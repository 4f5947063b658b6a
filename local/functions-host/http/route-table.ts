import {
  compileRoute,
  pathSegments,
  routeRank,
  type RouteMatcher,
  type RouteValues,
} from './route-matcher';
import { parseRouteTemplate } from './route-template';

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
}

const byRank = <T>(a: Compiled<T>, b: Compiled<T>): number => {
  if (a.rank === b.rank) return 0;
  return a.rank < b.rank ? -1 : 1;
};

/** Throws for a malformed template, with the sentence of the real host. */
export function makeRouteTable<T>(entries: readonly RouteEntry<T>[]): RouteTable<T> {
  const compiled = entries
    .map((entry): Compiled<T> => {
      const segments = parseRouteTemplate(entry.template);
      return { ...entry, rank: routeRank(segments), matches: compileRoute(segments) };
    })
    .toSorted(byRank);
  const fixed = new Map<string, Compiled<T>[]>();
  for (const entry of compiled.filter(({ rank }) => /^1*$/.test(rank))) {
    const key = `/${entry.template.replaceAll(/^\/|\/$/g, '').toLowerCase()}`;
    fixed.set(key, [...(fixed.get(key) ?? []), entry]);
  }
  const open = compiled.filter(({ rank }) => !/^1*$/.test(rank));

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
