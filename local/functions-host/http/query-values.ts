export type QueryValues = Readonly<Record<string, { readonly value: string }>>;

const none: QueryValues = {};

function unescape(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

/** Every pair of a query in order; a key without `=` has an empty value. */
export function queryPairs(search: string): (readonly [string, string])[] {
  return search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 0) return [unescape(part), ''] as const;
      return [unescape(part.slice(0, equals)), unescape(part.slice(equals + 1))] as const;
    });
}

/** The query as a plain handler gets it: keys merged without regard to case under the first spelling, values joined. */
export function queryValues(search: string): QueryValues {
  if (search.length < 2) return none;
  const spelling = new Map<string, string>();
  const values: Record<string, { value: string }> = {};
  for (const [key, value] of queryPairs(search)) {
    const lower = key.toLowerCase();
    const first = spelling.get(lower);
    const entry = first === undefined ? undefined : values[first];
    if (entry !== undefined) entry.value += `,${value}`;
    else {
      spelling.set(lower, key);
      values[key] = { value };
    }
  }
  return values;
}
