/** The parameters of a path that matches, by name; undefined when it does not. */
export type PathPattern = (path: string) => ReadonlyMap<string, string> | undefined;

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/**
 * `/groups/:id/members` matches segment by segment: a name after a colon takes one non-empty segment, decoded; the
 * rest is compared without regard to case.
 */
export function pathPattern(pattern: string): PathPattern {
  const expected = pattern.split('/');
  return (path) => {
    const actual = path.split('/');
    if (actual.length !== expected.length) return undefined;
    const parameters = new Map<string, string>();
    for (const [index, wanted] of expected.entries()) {
      const segment = decode(actual[index] ?? '');
      if (segment === undefined) return undefined;
      if (wanted.startsWith(':') && segment !== '') parameters.set(wanted.slice(1), segment);
      else if (wanted.toLowerCase() !== segment.toLowerCase()) return undefined;
    }
    return parameters;
  };
}
