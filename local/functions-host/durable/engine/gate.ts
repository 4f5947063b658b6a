/** Lets at most `limit` pieces of work run at a time; the others wait their turn. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function makeGate(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running < limit) running += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
