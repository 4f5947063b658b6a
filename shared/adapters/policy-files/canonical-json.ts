/** JSON with sorted keys and no white space: the same data always gives the same text. Absent members are left out. */
export function canonicalJson(data: unknown): string {
  return JSON.stringify(sorted(data));
}

function sorted(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(sorted);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}
