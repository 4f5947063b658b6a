export interface Batches {
  /** So many at once. */
  readonly size: number;
  /** Asked between two batches; true leaves the rest. */
  readonly isTimeUp: () => boolean;
}

/** Works through a list of any length a few at a time, so that memory does not grow with it. */
export async function inBatches<Value>(
  values: AsyncIterable<Value>,
  { size, isTimeUp }: Batches,
  work: (value: Value) => Promise<void>,
): Promise<{ readonly isFinished: boolean }> {
  let batch: Value[] = [];
  for await (const value of values) {
    batch.push(value);
    if (batch.length < size) continue;
    await Promise.all(batch.map(work));
    batch = [];
    if (isTimeUp()) return { isFinished: false };
  }
  await Promise.all(batch.map(work));
  return { isFinished: true };
}
