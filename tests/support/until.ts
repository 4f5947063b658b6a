// Far longer than any of it takes: a machine that is busy fails no test.
const patienceMs = 60_000;
const betweenLooksMs = 10;

/** Asks again and again until there is an answer; `what` names it when it never comes. */
export async function eventually<Value>(
  ask: () => Promise<Value | undefined>,
  what: unknown,
): Promise<Value> {
  const since = performance.now();
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (performance.now() - since > patienceMs)
      throw new Error(`never came: ${JSON.stringify(what)}`);
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}

/** Waits for a condition instead of a time: looks again and again until `done`, and gives what it saw. */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  done: (value: Value) => boolean = Boolean,
): Promise<Value> {
  const seen: { last?: Value } = {};
  const reached = await eventually(async () => {
    const value = await look();
    seen.last = value;
    return done(value) ? { value } : undefined;
  }, seen);
  return reached.value;
}
