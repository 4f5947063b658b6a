/** Counts what runs and what ever ran, so that others can tell when the host is at rest. */
export interface ActivityMeter {
  /** Counts one piece of work from now until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  begin(): void;
  end(): void;
  /** Everything ever begun: requests and invocations. */
  total(): number;
  isIdle(): boolean;
  /** Resolves when nothing runs. */
  whenIdle(): Promise<void>;
}

export function makeActivityMeter(): ActivityMeter {
  let begun = 0;
  let running = 0;
  let waiting: (() => void)[] = [];
  const begin = (): void => {
    begun += 1;
    running += 1;
  };
  const end = (): void => {
    running -= 1;
    if (running > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    begin,
    end,
    track(work) {
      begin();
      work.then(end, end);
      return work;
    },
    total: () => begun,
    isIdle: () => running === 0,
    whenIdle: () =>
      running === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}
