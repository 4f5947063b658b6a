import { z } from 'zod';

export const actionType = {
  callActivity: 0,
  callActivityWithRetry: 1,
  callSubOrchestrator: 2,
  callSubOrchestratorWithRetry: 3,
  continueAsNew: 4,
  createTimer: 5,
  waitForExternalEvent: 6,
  whenAny: 11,
  whenAll: 12,
} as const;

/** Calls of the SDK that this backend does not carry out; each fails the instance by its name. */
const refusedCalls: Readonly<Record<number, string>> = {
  7: 'df.callEntity',
  8: 'df.callHttp',
  9: 'df.signalEntity',
  10: 'df.signalEntity (scheduled)',
  13: 'df.lock',
  14: 'DurableLock.release',
};

const retryOptions = z.object({
  firstRetryIntervalInMilliseconds: z.number(),
  maxNumberOfAttempts: z.number(),
  backoffCoefficient: z.number().optional(),
  maxRetryIntervalInMilliseconds: z.number().optional(),
  retryTimeoutInMilliseconds: z.number().optional(),
});
export type RetryOptions = z.infer<typeof retryOptions>;

const activityCall = z.object({ functionName: z.string(), input: z.unknown().optional() });
const childCall = activityCall.extend({
  instanceId: z.string().optional(),
  version: z.string().optional(),
});

export type ActivityCall = z.infer<typeof activityCall>;
export type ChildCall = z.infer<typeof childCall>;

const plainActions = {
  [actionType.callActivity]: activityCall.extend({
    actionType: z.literal(actionType.callActivity),
  }),
  [actionType.callActivityWithRetry]: activityCall.extend({
    actionType: z.literal(actionType.callActivityWithRetry),
    retryOptions,
  }),
  [actionType.callSubOrchestrator]: childCall.extend({
    actionType: z.literal(actionType.callSubOrchestrator),
  }),
  [actionType.callSubOrchestratorWithRetry]: childCall.extend({
    actionType: z.literal(actionType.callSubOrchestratorWithRetry),
    retryOptions,
  }),
  [actionType.continueAsNew]: z.object({
    actionType: z.literal(actionType.continueAsNew),
    input: z.unknown().optional(),
  }),
  [actionType.createTimer]: z.object({
    actionType: z.literal(actionType.createTimer),
    fireAt: z.string(),
    isCanceled: z.boolean(),
  }),
  [actionType.waitForExternalEvent]: z.object({
    actionType: z.literal(actionType.waitForExternalEvent),
    externalEventName: z.string(),
  }),
} as const;

type PlainAction = z.infer<(typeof plainActions)[keyof typeof plainActions]>;

export interface CompoundAction {
  readonly actionType: typeof actionType.whenAny | typeof actionType.whenAll;
  readonly compoundActions: readonly Action[];
}

/** What an orchestrator asked for, one entry for each thing it yielded. */
export type Action = PlainAction | CompoundAction;

const anyAction = z.looseObject({ actionType: z.number() });
const compoundAction = z.object({ compoundActions: z.array(z.unknown()) });

const stateSchema = z.object({
  isDone: z.boolean(),
  actions: z.array(z.array(z.unknown())),
  output: z.unknown().optional(),
  error: z.string().optional(),
  customStatus: z.unknown().optional(),
  schemaVersion: z.number().optional(),
});

/** What the SDK answers for one run of an orchestrator: all actions since the start of the execution, not only new ones. */
export interface OrchestratorState {
  readonly isDone: boolean;
  readonly actions: readonly Action[];
  readonly output: unknown;
  readonly error: string | undefined;
  /** JSON text; null when the SDK sent none, which is also what it does for falsy values. */
  readonly customStatus: string | null;
}

/** @throws Error when the answer is not of the SDK, or names an action that this backend refuses. */
export function parseOrchestratorState(answer: unknown): OrchestratorState {
  const state = stateSchema.parse(answer);
  const [actions = [], ...more] = state.actions;
  if (more.length > 0) {
    throw new Error(
      `With OOProc schema ${state.schemaVersion ?? 0}, expected actions array to be of length 1 in outer layer but got size: ${state.actions.length}`,
    );
  }
  return {
    isDone: state.isDone,
    actions: actions.map(parseAction),
    output: state.output,
    error: state.error,
    customStatus: customStatusOf(state.customStatus),
  };
}

const customStatusLimitKb = 16;

/** @see https://github.com/Azure/azure-functions-durable-extension/blob/dev/src/WebJobs.Extensions.DurableTask/MessagePayloadDataConverter.cs */
function customStatusOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const json = JSON.stringify(value);
  const kilobytes = Math.trunc((json.length * 2) / 1024);
  if (kilobytes <= customStatusLimitKb) return json;
  throw new Error(
    `The UTF-16 size of the JSON-serialized payload must not exceed ${customStatusLimitKb} KB. The current payload size is ${kilobytes.toLocaleString('en-US')} KB.`,
  );
}

function parseAction(value: unknown): Action {
  const { actionType: type } = anyAction.parse(value);
  if (type === actionType.whenAny || type === actionType.whenAll) {
    const { compoundActions } = compoundAction.parse(value);
    return { actionType: type, compoundActions: compoundActions.map(parseAction) };
  }
  if (isPlain(type)) return plainActions[type].parse(value);
  throw new Error(
    `${refusedCalls[type] ?? `action type ${type}`} is not part of the local Durable backend`,
  );
}

function isPlain(type: number): type is keyof typeof plainActions {
  return type in plainActions;
}
