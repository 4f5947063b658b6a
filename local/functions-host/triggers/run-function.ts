import type { StackClock } from '../../clock/stack-clock';
import type { IndexedFunction } from '../index/indexed-function';
import type { Invoke, TypedData } from '../worker/rpc';
import { retryPolicy } from './retry-policy';

/** Runs one triggered function until it succeeds or its retry policy is used up; then rejects. */
export type RunFunction = (
  data: TypedData,
  triggerMetadata?: Readonly<Record<string, TypedData>>,
) => Promise<void>;

export function makeRunFunction(
  fn: IndexedFunction,
  invoke: Invoke,
  clock: StackClock,
): RunFunction {
  const policy = retryPolicy(fn.metadata.retryOptions);
  const pause = (delay: number): Promise<void> =>
    new Promise((resolve) => {
      clock.at(clock.now() + delay, resolve);
    });

  return async (data, triggerMetadata = {}) => {
    const inputs = [{ name: fn.triggerName, data }];
    if (policy === undefined) {
      await invoke(fn.name, inputs, triggerMetadata);
      return;
    }
    for (let retryCount = 0; ; retryCount += 1) {
      try {
        const retryContext = { retryCount, maxRetryCount: policy.maxRetryCount };
        await invoke(fn.name, inputs, triggerMetadata, { retryContext });
        return;
      } catch (thrown) {
        if (policy.maxRetryCount >= 0 && retryCount >= policy.maxRetryCount) throw thrown;
        await pause(policy.delay(retryCount));
      }
    }
  };
}
