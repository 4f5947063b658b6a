import { compileRoute, pathSegments, routeRank } from './route-matcher';
import { parseRouteTemplate, type TemplateSegment } from './route-template';

export interface NamedRoute {
  readonly name: string;
  readonly template: string;
  readonly methods: ReadonlySet<string>;
}

/** A route of which another function takes requests when functions are tried in the order of their names. */
export interface HiddenRoute {
  readonly name: string;
  readonly behind: string;
}

interface Read extends NamedRoute {
  readonly segments: readonly TemplateSegment[];
  readonly rank: string;
}

/** As .NET compares without regard to case. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  const [left, right] = [a.name.toUpperCase(), b.name.toUpperCase()];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** A path that the template takes, with something in the place of each parameter that hardly any constraint minds. */
function samplePath(segments: readonly TemplateSegment[]): string {
  const text = segments.map((parts) =>
    parts.map((part) => (part.kind === 'literal' ? part.text : '1')).join(''),
  );
  return `/${text.join('/')}`;
}

/**
 * The routes that are the better match for some path while another function comes first by name. What was recorded of
 * the real host fits both orders, and its sources go by name alone: an app is safe only where both agree.
 * @see https://github.com/Azure/azure-functions-host/issues/9876
 */
export function hiddenRoutes(routes: readonly NamedRoute[]): readonly HiddenRoute[] {
  const sorted = routes.toSorted(byName).map((route): Read => {
    const segments = parseRouteTemplate(route.template);
    return { ...route, segments, rank: routeRank(segments) };
  });
  return sorted.flatMap(({ name, methods, segments, rank }, index) => {
    const path = pathSegments(samplePath(segments));
    const rival = sorted
      .slice(0, index)
      .find(
        (other) =>
          rank < other.rank &&
          [...methods].some((method) => other.methods.has(method)) &&
          compileRoute(other.segments)(path) !== undefined,
      );
    return rival === undefined ? [] : [{ name, behind: rival.name }];
  });
}
