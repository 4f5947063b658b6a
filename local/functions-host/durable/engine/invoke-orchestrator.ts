import type { Invoke, InvocationExtras } from '../../worker/rpc';
import type { HistoryText } from '../protocol/history-text';
import { parseOrchestratorState, type OrchestratorState } from '../protocol/orchestrator-state';
import { triggerInput } from '../protocol/trigger-input';
import { returnedJson } from '../protocol/typed-values';
import type { DurableFunction } from './function-book';
import type { Execution } from './instance';

export interface OrchestratorRun {
  readonly instanceId: string;
  readonly execution: Execution;
  readonly past: HistoryText;
  readonly fresh: HistoryText;
}

export type OrchestratorAnswer =
  | { readonly kind: 'state'; readonly state: OrchestratorState; readonly threwNoError: boolean }
  /** The function broke before the SDK could answer, or the answer asks for what this backend refuses. */
  | { readonly kind: 'broken'; readonly message: string };

/** Where the SDK hides its answer in the message of what it throws for a failed orchestrator. */
const answerMark = '\n\n$OutOfProcData$:';

/** Hands the history to the SDK and reads its answer. Never rejects. */
export async function invokeOrchestrator(
  invoke: Invoke,
  { name, bindingName }: DurableFunction,
  run: OrchestratorRun,
): Promise<OrchestratorAnswer> {
  const { instanceId, execution, past, fresh } = run;
  const input = triggerInput({
    instanceId,
    parentInstanceId: execution.parent?.OrchestrationInstance.InstanceId ?? null,
    input: execution.input,
    past,
    fresh,
  });
  try {
    const inputs = [{ name: bindingName, data: { string: input } }];
    const response = await invoke(name, inputs, {}, extrasOf(execution));
    return readAnswer(returnedJson(response.returnValue), false);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const mark = message.indexOf(answerMark);
    if (mark < 0) return { kind: 'broken', message };
    return readAnswer(message.slice(mark + answerMark.length), true);
  }
}

function readAnswer(json: string, threw: boolean): OrchestratorAnswer {
  try {
    const state = parseOrchestratorState(JSON.parse(json));
    return { kind: 'state', state, threwNoError: threw && (state.error ?? '') === '' };
  } catch (error) {
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
}

function extrasOf({ trace }: Execution): InvocationExtras {
  if (trace === null) return {};
  const { TraceParent: traceParent, TraceState: traceState } = trace;
  return { traceContext: { traceParent, ...(traceState === null ? {} : { traceState }) } };
}
