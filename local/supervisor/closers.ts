import { errorMessage } from './error-facts';

export type Close = () => unknown;

export interface Closers {
  /**
   * Remembers how to undo something; the last one added runs first. One that takes longer than `limitMs` is not
   * waited for any more.
   */
  add(close: Close, limitMs?: number): void;
  /** Runs all of them, once; one that fails does not keep the others from running. */
  run(): Promise<void>;
}

const usualLimitMs = 1000;

const unrefedSleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

export function makeClosers(log: (line: string) => void): Closers {
  const closers: { readonly close: Close; readonly limitMs: number }[] = [];
  let running: Promise<void> | undefined;

  const runAll = async (): Promise<void> => {
    for (let next = closers.pop(); next !== undefined; next = closers.pop()) {
      try {
        await Promise.race([next.close(), unrefedSleep(next.limitMs)]);
      } catch (error) {
        log(`While stopping: ${errorMessage(error)}`);
      }
    }
  };

  return {
    add(close, limitMs = usualLimitMs) {
      closers.push({ close, limitMs });
    },
    run: () => (running ??= runAll()),
  };
}
