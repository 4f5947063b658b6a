/**
 * The numbers of the history events that are used here.
 * @see https://github.com/Azure/durabletask/blob/main/src/DurableTask.Core/History/EventType.cs
 */
export const eventType = {
  executionStarted: 0,
  executionCompleted: 1,
  executionTerminated: 3,
  taskScheduled: 4,
  taskCompleted: 5,
  taskFailed: 6,
  subOrchestrationInstanceCreated: 7,
  subOrchestrationInstanceCompleted: 8,
  subOrchestrationInstanceFailed: 9,
  timerCreated: 10,
  timerFired: 11,
  orchestratorStarted: 12,
  orchestratorCompleted: 13,
  eventRaised: 15,
  executionSuspended: 19,
  executionResumed: 20,
} as const;
type EventNumbers = typeof eventType;

interface Recorded<N extends keyof EventNumbers> {
  readonly EventType: EventNumbers[N];
  /** The sequence number of what was scheduled; -1 for all other events. */
  readonly EventId: number;
  /** The SDK reads it; true once the event is no longer part of the newest batch. */
  readonly IsPlayed: boolean;
  readonly Timestamp: string;
}

export interface OrchestrationInstance {
  readonly InstanceId: string;
  readonly ExecutionId: string;
}

export interface ParentInstance {
  readonly Name: string;
  readonly OrchestrationInstance: OrchestrationInstance;
  readonly TaskScheduleId: number;
  readonly Version: string | null;
}

export interface ParentTraceContext {
  readonly TraceParent: string;
  readonly TraceState: string | null;
}

export interface ExecutionStarted extends Recorded<'executionStarted'> {
  readonly OrchestrationInstance: OrchestrationInstance;
  readonly ParentInstance: ParentInstance | null;
  readonly Name: string;
  readonly Version: string | null;
  /** JSON text. */
  readonly Input: string | null;
  readonly Tags: null;
  readonly Correlation: null;
  readonly ParentTraceContext: ParentTraceContext | null;
  readonly ScheduledStartTime: null;
  /** 0 for what a client started, null for children and later rounds. */
  readonly Generation: number | null;
  readonly GenerateNewTrace: false;
}

export interface ExecutionCompleted extends Recorded<'executionCompleted'> {
  readonly OrchestrationStatus: string;
  readonly Result: string | null;
  readonly FailureDetails: null;
}

export interface ExecutionTerminated extends Recorded<'executionTerminated'> {
  readonly Input: string | null;
}

export interface TaskScheduled extends Recorded<'taskScheduled'> {
  readonly Name: string;
  readonly Version: '';
  readonly Input: null;
  readonly ParentTraceContext: null;
  readonly Tags: null;
}

export interface TaskCompleted extends Recorded<'taskCompleted'> {
  readonly TaskScheduledId: number;
  readonly Result: string | null;
}

interface Failed {
  readonly TaskScheduledId: number;
  readonly Reason: string;
  readonly Details: string;
  readonly FailureDetails: null;
}

export interface TaskFailed extends Recorded<'taskFailed'>, Failed {}

export interface SubOrchestrationCreated extends Recorded<'subOrchestrationInstanceCreated'> {
  readonly Name: string;
  readonly Version: string | null;
  readonly InstanceId: string;
  readonly Input: null;
  readonly ClientSpanId: null;
  readonly Tags: null;
}

export interface SubOrchestrationCompleted extends Recorded<'subOrchestrationInstanceCompleted'> {
  readonly TaskScheduledId: number;
  readonly Result: string | null;
}

export interface SubOrchestrationFailed
  extends Recorded<'subOrchestrationInstanceFailed'>, Failed {}

export interface TimerCreated extends Recorded<'timerCreated'> {
  readonly FireAt: string;
}

export interface TimerFired extends Recorded<'timerFired'> {
  readonly TimerId: number;
  readonly FireAt: string;
}

export type OrchestratorStarted = Recorded<'orchestratorStarted'>;
export type OrchestratorCompleted = Recorded<'orchestratorCompleted'>;

export interface EventRaised extends Recorded<'eventRaised'> {
  readonly Name: string;
  /** JSON text. */
  readonly Input: string;
  readonly ParentTraceContext: null;
}

export interface ExecutionSuspended extends Recorded<'executionSuspended'> {
  readonly Reason: string | null;
}

export interface ExecutionResumed extends Recorded<'executionResumed'> {
  readonly Reason: string | null;
}

/**
 * One entry of an instance's history, member for member as the orchestration trigger hands it to the SDK.
 * @see tests/conformance/histories
 */
export type HistoryEvent =
  | ExecutionStarted
  | ExecutionCompleted
  | ExecutionTerminated
  | TaskScheduled
  | TaskCompleted
  | TaskFailed
  | SubOrchestrationCreated
  | SubOrchestrationCompleted
  | SubOrchestrationFailed
  | TimerCreated
  | TimerFired
  | OrchestratorStarted
  | OrchestratorCompleted
  | EventRaised
  | ExecutionSuspended
  | ExecutionResumed;

/** The task that an event ends, undefined for events that end none. */
export function endedTask(event: HistoryEvent): number | undefined {
  if ('TaskScheduledId' in event) return event.TaskScheduledId;
  return 'TimerId' in event ? event.TimerId : undefined;
}
