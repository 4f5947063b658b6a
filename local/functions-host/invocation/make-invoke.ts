import { randomUUID } from 'node:crypto';

import type { Log } from '../log';
import type { Invoke, InvocationResponse, ParameterBinding } from '../worker/rpc';
import type { ActivityMeter } from './activity-meter';

export interface InvokeDeps {
  readonly invoke: Invoke;
  /** Input bindings beside the trigger, by function name. */
  readonly extraInputs: (functionName: string) => readonly ParameterBinding[];
  /** Infinity for none. */
  readonly timeoutMs: number;
  readonly meter: ActivityMeter;
  readonly log: Log;
}

function withTimeout<T>(work: Promise<T>, timeoutMs: number, message: () => string): Promise<T> {
  if (timeoutMs === Infinity) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(message())), timeoutMs);
    timer.unref();
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * The host's side of every invocation: input bindings, time limit, accounting and the log line of a failure. The time
 * limit fails the invocation; the handler itself cannot be stopped.
 */
export function makeInvoke({ invoke, extraInputs, timeoutMs, meter, log }: InvokeDeps): Invoke {
  const run: Invoke = async (functionName, inputs, triggerMetadata, extras = {}) => {
    const invocationId = extras.invocationId ?? randomUUID();
    const started = Date.now();
    const category = `Function.${functionName}`;
    const label = `'Functions.${functionName}'`;
    let response: InvocationResponse;
    try {
      response = await withTimeout(
        invoke(functionName, [...inputs, ...extraInputs(functionName)], triggerMetadata, {
          ...extras,
          invocationId,
        }),
        timeoutMs,
        () =>
          `Timeout value of ${timeoutMs} ms exceeded by function ${label} (Id: '${invocationId}'). Initiating cancellation.`,
      );
    } catch (thrown) {
      const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : '';
      const duration = Date.now() - started;
      log({
        level: 'error',
        category,
        message: `Executed ${label} (Failed, Id=${invocationId}, Duration=${duration}ms)\n${why}`,
      });
      throw thrown;
    }
    log({ level: 'debug', category, message: `Executed ${label} (Succeeded, Id=${invocationId})` });
    return response;
  };
  return (...call) => meter.track(run(...call));
}
