/** The first values of a list of any length, read no further than one more: whether there is one. */
export async function firstOf<Value>(
  values: AsyncIterable<Value>,
  limit: number,
): Promise<{ readonly found: readonly Value[]; readonly isMore: boolean }> {
  const found: Value[] = [];
  for await (const value of values) {
    if (found.length === limit) return { found, isMore: true };
    found.push(value);
  }
  return { found, isMore: false };
}
