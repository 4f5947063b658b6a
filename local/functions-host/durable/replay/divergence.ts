import {
  eventType,
  type HistoryEvent,
  type SubOrchestrationCreated,
  type TaskScheduled,
  type TimerCreated,
} from '../protocol/history-event';
import type { Scheduled } from './scheduled';

export type ScheduledEvent = TaskScheduled | TimerCreated | SubOrchestrationCreated;

/** The orchestrator's code no longer does what its history says; `difference` names the first action that differs. */
export interface Divergence {
  readonly message: string;
  readonly difference: string;
}

const question =
  'Was a change made to the orchestrator code after this instance had already started running?';
const sdkNames = {
  activity: 'ScheduleTaskOrchestratorAction',
  timer: 'CreateTimerOrchestratorAction',
  child: 'CreateSubOrchestrationAction',
} as const;

/**
 * Compares what the history says was scheduled with what the code schedules now under the same number. Inputs are not
 * compared, nor is what the code adds behind the end of the history.
 * @see https://github.com/Azure/durabletask/blob/main/src/DurableTask.Core/TaskOrchestrationContext.cs
 */
export function findDivergence(
  event: ScheduledEvent,
  now: Scheduled | undefined,
): Divergence | undefined {
  const told = tell(event, now);
  if (told === undefined) return undefined;
  return {
    message: `Non-Deterministic workflow detected: ${told}`,
    difference:
      `action ${event.EventId}: the history has ${describeEvent(event)}, ` +
      `the code now has ${now === undefined ? 'nothing' : describe(now)} there`,
  };
}

export function isScheduledEvent(event: HistoryEvent): event is ScheduledEvent {
  return (
    event.EventType === eventType.taskScheduled ||
    event.EventType === eventType.timerCreated ||
    event.EventType === eventType.subOrchestrationInstanceCreated
  );
}

function tell(event: ScheduledEvent, now: Scheduled | undefined): string | undefined {
  switch (event.EventType) {
    case eventType.taskScheduled:
      return tellActivity(event, now);
    case eventType.timerCreated:
      return tellTimer(event, now);
    case eventType.subOrchestrationInstanceCreated:
      return tellChild(event, now);
  }
}

function tellActivity(event: TaskScheduled, now: Scheduled | undefined): string | undefined {
  const was = 'A previous execution of this orchestration scheduled an activity task with sequence';
  const id = event.EventId;
  if (now === undefined) {
    return `${was} ID ${id} and name '${event.Name}' (version '${event.Version}'), but the current replay execution hasn't (yet?) scheduled this task. ${question}`;
  }
  if (now.kind !== 'activity') {
    return `${was} number ${id} named '${event.Name}', but the current orchestration replay instead produced a ${sdkNames[now.kind]} action with this sequence number. ${question}`;
  }
  if (sameName(now.name, event.Name)) return undefined;
  return `${was} number ${id} named '${event.Name}', but the current orchestration replay instead scheduled an activity task named '${now.name}' with this sequence number.  ${question}`;
}

function tellTimer(event: TimerCreated, now: Scheduled | undefined): string | undefined {
  const was = `A previous execution of this orchestration scheduled a timer task with sequence number ${event.EventId}`;
  if (now === undefined) {
    return `${was} but the current replay execution hasn't (yet?) scheduled this task. ${question}`;
  }
  if (now.kind === 'timer') return undefined;
  return `${was} named but the current orchestration replay instead produced a ${sdkNames[now.kind]} action with this sequence number. ${question}`;
}

function tellChild(event: SubOrchestrationCreated, now: Scheduled | undefined): string | undefined {
  const was =
    `A previous execution of this orchestration scheduled a sub-orchestration task with sequence ID ${event.EventId} ` +
    `and name '${event.Name}' (version '${event.Version ?? ''}', instance ID '${event.InstanceId}')`;
  if (now === undefined) {
    return `${was}, but the current replay execution hasn't (yet?) scheduled this task. ${question}`;
  }
  if (now.kind !== 'child') {
    return `${was}, but the current orchestration replay instead produced a ${sdkNames[now.kind]} action at this sequence number. ${question}`;
  }
  if (sameName(now.name, event.Name)) return undefined;
  return `${was}, but the current orchestration replay instead scheduled a sub-orchestration task with name ${now.name} at this sequence number. ${question}`;
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function describe(scheduled: Scheduled): string {
  if (scheduled.kind === 'timer') return `a timer for ${scheduled.fireAt}`;
  return `${scheduled.kind === 'activity' ? 'activity' : 'sub-orchestration'} '${scheduled.name}'`;
}

function describeEvent(event: ScheduledEvent): string {
  if (event.EventType === eventType.timerCreated) return `a timer for ${event.FireAt}`;
  const kind = event.EventType === eventType.taskScheduled ? 'activity' : 'sub-orchestration';
  return `${kind} '${event.Name}'`;
}
