import { AsyncLocalStorage } from 'node:async_hooks';
import { traceIdOf } from '../../contracts/trace-id';
import type { StepFacts, StepLog } from '../../ports/step-log';

/** The log of one function invocation, as the host gives it to a handler. */
export interface InvocationLogger {
  readonly invocationId: string;
  readonly functionName: string;
  readonly traceContext?: { readonly traceParent?: string | null | undefined } | undefined;
  info(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
}

export interface InvocationLog extends StepLog {
  /** Runs a handler so that every step in it logs to its invocation, with the trace that it belongs to. */
  within<Result>(invocation: InvocationLogger, run: () => Result): Result;
}

const silent: InvocationLogger = {
  invocationId: '',
  functionName: '',
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** One JSON line per step, in the log of the invocation that the step runs in; outside of any, nothing is written. */
export function makeInvocationLog(): InvocationLog {
  const current = new AsyncLocalStorage<InvocationLogger>();
  const line = (invocation: InvocationLogger, step: string, facts: StepFacts, cause?: unknown) =>
    JSON.stringify({
      step,
      ...facts,
      traceId: traceIdOf(invocation),
      ...(cause === undefined ? {} : { error: describe(cause) }),
    });

  return {
    within: (invocation, run) => current.run(invocation, run),
    info(step, facts) {
      const invocation = current.getStore() ?? silent;
      invocation.info(line(invocation, step, facts));
    },
    warn(step, facts, cause) {
      const invocation = current.getStore() ?? silent;
      invocation.warn(line(invocation, step, facts, cause));
    },
    error(step, facts, cause) {
      const invocation = current.getStore() ?? silent;
      invocation.error(line(invocation, step, facts, cause));
    },
  };
}

/** Names and codes only: messages of SDK errors may repeat an address or a link. */
function describe(cause: unknown): string {
  const names: string[] = [];
  for (let error = cause; error instanceof Error && names.length < 4; error = error.cause) {
    const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(error, 'statusCode');
    const isCode = typeof code === 'string' || typeof code === 'number';
    names.push(isCode ? `${error.name} ${String(code)}` : error.name);
  }
  return names.join(' < ');
}
