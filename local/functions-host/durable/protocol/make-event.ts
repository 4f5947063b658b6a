import {
  eventType,
  type EventRaised,
  type ExecutionCompleted,
  type ExecutionResumed,
  type ExecutionStarted,
  type ExecutionSuspended,
  type ExecutionTerminated,
  type HistoryEvent,
  type ParentInstance,
  type ParentTraceContext,
  type SubOrchestrationCompleted,
  type SubOrchestrationCreated,
  type SubOrchestrationFailed,
  type TaskCompleted,
  type TaskFailed,
  type TaskScheduled,
  type TimerCreated,
  type TimerFired,
} from './history-event';

export interface NewExecution {
  readonly instanceId: string;
  readonly executionId: string;
  readonly name: string;
  readonly version: string | null;
  readonly input: string | null;
  readonly parent: ParentInstance | null;
  readonly trace: ParentTraceContext | null;
  /** How many instances of this id a client started before; null when it was no client. */
  readonly generation: number | null;
}

export interface Failure {
  readonly reason: string;
  readonly details: string;
}

interface Tail {
  readonly EventId: number;
  readonly IsPlayed: false;
  readonly Timestamp: string;
}

const tail = (at: string, id = -1): Tail => ({ EventId: id, IsPlayed: false, Timestamp: at });

/** Builds events with the members, and in the order of members, of the recorded ones. Times are ISO texts. */
export const makeEvent = {
  executionStarted: (at: string, execution: NewExecution): ExecutionStarted => ({
    OrchestrationInstance: {
      InstanceId: execution.instanceId,
      ExecutionId: execution.executionId,
    },
    EventType: eventType.executionStarted,
    ParentInstance: execution.parent,
    Name: execution.name,
    Version: execution.version,
    Input: execution.input,
    Tags: null,
    Correlation: null,
    ParentTraceContext: execution.trace,
    ScheduledStartTime: null,
    Generation: execution.generation,
    GenerateNewTrace: false,
    ...tail(at),
  }),
  executionCompleted: (at: string, status: string, result: string | null): ExecutionCompleted => ({
    EventType: eventType.executionCompleted,
    OrchestrationStatus: status,
    Result: result,
    FailureDetails: null,
    ...tail(at),
  }),
  executionTerminated: (at: string, reason: string | null): ExecutionTerminated => ({
    EventType: eventType.executionTerminated,
    Input: reason,
    ...tail(at),
  }),
  executionSuspended: (at: string, reason: string | null): ExecutionSuspended => ({
    EventType: eventType.executionSuspended,
    Reason: reason,
    ...tail(at),
  }),
  executionResumed: (at: string, reason: string | null): ExecutionResumed => ({
    EventType: eventType.executionResumed,
    Reason: reason,
    ...tail(at),
  }),
  orchestratorStarted: (at: string): HistoryEvent => ({
    EventType: eventType.orchestratorStarted,
    ...tail(at),
  }),
  orchestratorCompleted: (at: string): HistoryEvent => ({
    EventType: eventType.orchestratorCompleted,
    ...tail(at),
  }),
  taskScheduled: (at: string, id: number, name: string): TaskScheduled => ({
    EventType: eventType.taskScheduled,
    Name: name,
    Version: '',
    Input: null,
    ParentTraceContext: null,
    Tags: null,
    ...tail(at, id),
  }),
  taskCompleted: (at: string, id: number, result: string | null): TaskCompleted => ({
    EventType: eventType.taskCompleted,
    TaskScheduledId: id,
    Result: result,
    ...tail(at),
  }),
  taskFailed: (at: string, id: number, failure: Failure): TaskFailed => ({
    EventType: eventType.taskFailed,
    ...failed(id, failure),
    ...tail(at),
  }),
  timerCreated: (at: string, id: number, fireAt: string): TimerCreated => ({
    EventType: eventType.timerCreated,
    FireAt: fireAt,
    ...tail(at, id),
  }),
  /** `createdAt`: the real host stamps it with the time of the commit that created the timer. */
  timerFired: (createdAt: string, id: number, fireAt: string): TimerFired => ({
    EventType: eventType.timerFired,
    TimerId: id,
    FireAt: fireAt,
    ...tail(createdAt),
  }),
  subOrchestrationCreated: (
    at: string,
    id: number,
    child: Pick<NewExecution, 'name' | 'version' | 'instanceId'>,
  ): SubOrchestrationCreated => ({
    EventType: eventType.subOrchestrationInstanceCreated,
    Name: child.name,
    Version: child.version,
    InstanceId: child.instanceId,
    Input: null,
    ClientSpanId: null,
    Tags: null,
    ...tail(at, id),
  }),
  subOrchestrationCompleted: (
    at: string,
    id: number,
    result: string | null,
  ): SubOrchestrationCompleted => ({
    EventType: eventType.subOrchestrationInstanceCompleted,
    TaskScheduledId: id,
    Result: result,
    ...tail(at),
  }),
  subOrchestrationFailed: (at: string, id: number, failure: Failure): SubOrchestrationFailed => ({
    EventType: eventType.subOrchestrationInstanceFailed,
    ...failed(id, failure),
    ...tail(at),
  }),
  eventRaised: (at: string, name: string, input: string): EventRaised => ({
    EventType: eventType.eventRaised,
    Name: name,
    Input: input,
    ParentTraceContext: null,
    ...tail(at),
  }),
};

function failed(
  id: number,
  { reason, details }: Failure,
): Pick<TaskFailed, 'TaskScheduledId' | 'Reason' | 'Details' | 'FailureDetails'> {
  return { TaskScheduledId: id, Reason: reason, Details: details, FailureDetails: null };
}
