import {
  actionType,
  type Action,
  type ActivityCall,
  type ChildCall,
  type RetryOptions,
} from '../protocol/orchestrator-state';
import { unknownFunctionText, type FunctionKind } from '../protocol/failure-text';
import { maximumShortTimerMs } from '../protocol/trigger-input';
import type { EventWaiters } from './event-waiters';
import { doneTask, whenAll, whenAny, type ReplayTask } from './replay-task';
import { retried } from './retried';
import { timerChain } from './timer-chain';
import type { WorkBook } from './work-book';

/** What replay knows of the app and of the execution it replays. */
export interface ReplaySetting {
  readonly executionId: string;
  readonly defaultVersion: string | null;
  /** Registered names, spelled as registered; undefined when there is no such function. */
  readonly find: (name: string, kind: FunctionKind) => string | undefined;
  readonly known: (kind: FunctionKind) => readonly string[];
}

export interface PerformDeps {
  readonly setting: ReplaySetting;
  readonly work: WorkBook;
  readonly events: EventWaiters;
  /** Milliseconds: the time of the batch that is replayed. */
  readonly now: () => number;
  readonly continueAsNew: (inputJson: string) => void;
}

const asJson = (value: unknown): string => JSON.stringify(value ?? null);

/**
 * Carries out one action of the orchestrator's list against the work book, or gives the task that waits for it.
 * @throws Error for what the extension refuses: a function that the app does not have, a retry after too long
 * @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/Listener/OutOfProcOrchestrationShim.cs
 */
export function makePerform(deps: PerformDeps): (action: Action) => ReplayTask {
  const { work, now } = deps;
  const shortTimer = (fireAt: number): ReplayTask =>
    work.schedule((id) => ({ kind: 'timer', id, fireAt: new Date(fireAt).toISOString() }));
  const withRetry = (options: RetryOptions, attempt: () => ReplayTask): ReplayTask => {
    assertShortIntervals(options);
    return retried(options, { now, timer: shortTimer, attempt });
  };

  const perform = (action: Action): ReplayTask => {
    switch (action.actionType) {
      case actionType.callActivity:
        return activity(deps, action);
      case actionType.callActivityWithRetry:
        return withRetry(action.retryOptions, () => activity(deps, action));
      case actionType.callSubOrchestrator:
        return child(deps, action);
      case actionType.callSubOrchestratorWithRetry:
        return withRetry(action.retryOptions, () => child(deps, action));
      case actionType.createTimer:
        return timerChain(Date.parse(action.fireAt), action.isCanceled, { now, work, shortTimer });
      case actionType.waitForExternalEvent:
        return deps.events.waitFor(action.externalEventName);
      case actionType.whenAll:
        return whenAll(action.compoundActions.map(perform));
      case actionType.whenAny:
        return whenAny(action.compoundActions.map(perform));
      case actionType.continueAsNew:
        deps.continueAsNew(asJson(action.input));
        return doneTask();
    }
  };
  return perform;
}

function activity({ setting, work }: PerformDeps, call: ActivityCall): ReplayTask {
  const name = registered(setting, call.functionName, 'activity');
  return work.schedule((id) => ({ kind: 'activity', id, name, input: asJson(call.input) }));
}

function child({ setting, work }: PerformDeps, call: ChildCall): ReplayTask {
  const name = registered(setting, call.functionName, 'orchestrator');
  return work.schedule((id) => ({
    kind: 'child',
    id,
    name,
    instanceId: call.instanceId ?? `${setting.executionId}:${id}`,
    version: call.version ?? setting.defaultVersion,
    input: call.input === undefined ? null : asJson(call.input),
  }));
}

/** Timers may be longer, as the extension makes chains of them; what lies between two attempts may not. */
function assertShortIntervals({
  firstRetryIntervalInMilliseconds: first,
  maxRetryIntervalInMilliseconds: longest = 0,
}: RetryOptions): void {
  if (Math.max(first, longest) <= maximumShortTimerMs) return;
  throw new Error('The Azure Storage provider supports a maximum of 6 days for time-based delays');
}

// The real host waits for ever in silence here; an instance that says why it failed is of more use to a developer.
function registered(setting: ReplaySetting, name: string, kind: FunctionKind): string {
  const found = setting.find(name, kind);
  if (found === undefined) throw new Error(unknownFunctionText(name, kind, setting.known(kind)));
  return found;
}
