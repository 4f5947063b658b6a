/** Ends waiting for work that takes too long. */
export interface TimeLimit {
  /** Settles as `work` does, or rejects with `late()` soon after the limit; the work itself goes on. */
  apply<T>(work: Promise<T>, late: () => Error): Promise<T>;
}

interface Pending {
  readonly deadline: number;
  readonly expire: () => void;
}

const longestLookMs = 1000;

/** One timer looks after all that runs, since most of it ends long before its limit. */
export function makeTimeLimit(limitMs: number): TimeLimit {
  if (limitMs === Infinity) return { apply: (work) => work };
  const pending = new Set<Pending>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = performance.now();
    for (const { deadline, expire } of pending) {
      if (deadline > now) break;
      expire();
    }
    if (pending.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    apply: (work, late) =>
      new Promise((resolve, reject) => {
        const entry: Pending = {
          deadline: performance.now() + limitMs,
          expire: () => {
            pending.delete(entry);
            reject(late());
          },
        };
        pending.add(entry);
        timer ??= setInterval(look, Math.min(limitMs, longestLookMs)).unref();
        const settle = (): void => {
          pending.delete(entry);
          resolve(work);
        };
        work.then(settle, settle);
      }),
  };
}
