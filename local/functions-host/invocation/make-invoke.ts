import { randomUUID } from 'node:crypto';

import type { Log } from '../log';
import type { Invoke, ParameterBinding } from '../worker/rpc';
import type { ActivityMeter } from './activity-meter';
import { makeTimeLimit } from './time-limit';

export interface InvokeDeps {
  readonly invoke: Invoke;
  /** Input bindings beside the trigger, by function name. */
  readonly extraInputs: (functionName: string) => readonly ParameterBinding[];
  /** Functions whose failures somebody else reports. */
  readonly isQuiet: (functionName: string) => boolean;
  /** Infinity for none. */
  readonly timeoutMs: number;
  readonly meter: ActivityMeter;
  readonly log: Log;
}

interface Failure {
  readonly functionName: string;
  readonly invocationId: string;
  readonly durationMs: number;
  readonly thrown: unknown;
}

function sayFailed(log: Log, { functionName, invocationId, durationMs, thrown }: Failure): void {
  const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : '';
  const how = `(Failed, Id=${invocationId}, Duration=${durationMs}ms)`;
  const message = `Executed 'Functions.${functionName}' ${how}\n${why}`;
  log({ level: 'error', category: `Function.${functionName}`, message });
}

/**
 * The host's side of every invocation: input bindings, time limit, accounting and the log line of a failure. The time
 * limit fails the invocation; the handler itself cannot be stopped.
 */
export function makeInvoke(deps: InvokeDeps): Invoke {
  const { invoke, extraInputs, isQuiet, timeoutMs, meter, log } = deps;
  const late = (name: string, id: string): Error =>
    new Error(
      `Timeout value of ${timeoutMs} ms exceeded by function 'Functions.${name}' (Id: '${id}'). Initiating cancellation.`,
    );
  const limit = makeTimeLimit(timeoutMs);
  return async (functionName, inputs, triggerMetadata, extras = {}) => {
    const invocationId = extras.invocationId ?? randomUUID();
    const started = Date.now();
    const clients = extraInputs(functionName);
    const all = clients.length === 0 ? inputs : [...inputs, ...clients];
    meter.begin();
    try {
      const work = invoke(functionName, all, triggerMetadata, { ...extras, invocationId });
      return await limit.apply(work, () => late(functionName, invocationId));
    } catch (thrown) {
      const durationMs = Date.now() - started;
      if (!isQuiet(functionName))
        sayFailed(log, { functionName, invocationId, durationMs, thrown });
      throw thrown;
    } finally {
      meter.end();
    }
  };
}
