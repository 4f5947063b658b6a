import type { OrchestrationHandler } from 'durable-functions';

import type { FunctionMetadata, Invoke, TypedData } from '../../../local/functions-host/worker/rpc';
import { runOrchestrator } from './sdk-orchestrator';

/** An app without a worker: generators and plain functions. */
export interface InProcessApp {
  readonly orchestrators: Readonly<Record<string, OrchestrationHandler>>;
  /** Get the input as the worker would hand it over, and the id of the instance. */
  readonly activities?: Readonly<Record<string, (input: unknown, instanceId: string) => unknown>>;
  /** Sees the JSON text of every orchestration trigger. */
  readonly onTrigger?: (name: string, triggerInput: string) => void;
}

export interface InvokedApp {
  readonly invoke: Invoke;
  readonly functions: readonly FunctionMetadata[];
}

export function invokedApp(app: InProcessApp): InvokedApp {
  const { orchestrators, activities = {} } = app;
  const functions = [
    ...Object.keys(orchestrators).map((name) => metadata(name, 'orchestrationTrigger')),
    ...Object.keys(activities).map((name) => metadata(name, 'activityTrigger')),
  ];
  const invoke: Invoke = async (name, inputs, triggerMetadata) => {
    const data = inputs[0]?.data ?? {};
    const orchestrator = orchestrators[name];
    const result =
      orchestrator === undefined
        ? await activities[name]?.(workerValue(data), triggerMetadata['instanceId']?.string ?? '')
        : await orchestrate(app, name, orchestrator, data.string ?? '');
    return { invocationId: '1', returnValue: workerAnswer(result) };
  };
  return { invoke, functions };
}

async function orchestrate(
  { onTrigger }: InProcessApp,
  name: string,
  handler: OrchestrationHandler,
  triggerInput: string,
): Promise<unknown> {
  onTrigger?.(name, triggerInput);
  return runOrchestrator(handler, triggerInput);
}

function metadata(name: string, type: string): FunctionMetadata {
  return { name, bindings: { trigger: { type, direction: 'in' } } };
}

/** The worker parses every string that is JSON. */
function workerValue({ string }: TypedData): unknown {
  if (string === undefined || string === null) return undefined;
  try {
    return JSON.parse(string);
  } catch {
    return string;
  }
}

function workerAnswer(value: unknown): TypedData | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) };
}
