import type { HistoryEvent } from '../../../local/functions-host/durable/protocol/history-event';

export interface RecordedInvocation {
  readonly triggerInput: {
    readonly history: readonly HistoryEvent[];
    readonly input: unknown;
    readonly instanceId: string;
    readonly parentInstanceId: string | null;
  };
  /** What the SDK answered, or the message of the error that it threw. */
  readonly result: Readonly<Record<string, unknown>> | { readonly threw: string };
}

/** What the real host handed to the worker in each invocation of one instance, and what the SDK answered. */
export interface RecordedFlow {
  readonly flow: string;
  readonly function: string;
  readonly invocations: readonly RecordedInvocation[];
}
