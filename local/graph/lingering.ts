/** What was taken away and is still shown by replicas that lag behind; in memory only. */
export interface Lingering<T> {
  add(thing: T): void;
  /** What is still shown now. */
  list(): readonly T[];
}

export function makeLingering<T>(now: () => number, lagMs: () => number): Lingering<T> {
  const shown = new Map<T, number>();
  return {
    add: (thing) => void shown.set(thing, now() + lagMs()),
    list() {
      for (const [thing, until] of shown) if (until <= now()) shown.delete(thing);
      return [...shown.keys()];
    },
  };
}
