/** A text literal in a `$filter`. @see https://docs.oasis-open.org/odata/odata/v4.01/ (quotes are doubled) */
export function odataText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** One segment of a path, for values that policies or people wrote. */
export function pathSegment(text: string): string {
  return encodeURIComponent(text);
}

/** Whether a policy's reference is an object id rather than a name. */
export function isObjectId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
