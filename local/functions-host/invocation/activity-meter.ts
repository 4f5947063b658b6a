/** Counts what runs and what ever ran, so that others can tell when the host is at rest. */
export interface ActivityMeter {
  begin: () => void;
  end: () => void;
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
  return {
    begin: () => {
      begun += 1;
      running += 1;
    },
    end: () => {
      running -= 1;
      if (running > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
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
