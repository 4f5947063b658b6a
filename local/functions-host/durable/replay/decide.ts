import { orchestratorFailure } from '../protocol/failure-text';
import {
  endedTask,
  eventType,
  type EventRaised,
  type HistoryEvent,
} from '../protocol/history-event';
import type { Failure } from '../protocol/make-event';
import type { Action, OrchestratorState } from '../protocol/orchestrator-state';
import { findDivergence, isScheduledEvent, type ScheduledEvent } from './divergence';
import { makeEventWaiters, type EventWaiters } from './event-waiters';
import { makePerform, type ReplaySetting } from './perform-action';
import { doneTask, type ReplayTask } from './replay-task';
import type { Scheduled } from './scheduled';
import { makeWorkBook, type WorkBook } from './work-book';

export type Ending =
  | { readonly kind: 'completed'; readonly outputJson: string | null }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly divergence?: string }
  | {
      readonly kind: 'continued';
      readonly inputJson: string;
      /** Events that came after the orchestrator asked to start over. */
      readonly carriedOver: readonly EventRaised[];
      /** Names of events that came before it and that nobody waited for; they are lost. */
      readonly lostEvents: readonly string[];
    };

export interface Decision {
  readonly scheduled: readonly Scheduled[];
  /** Undefined while the instance goes on waiting. */
  readonly ending: Ending | undefined;
  readonly isSuspended: boolean;
}

interface Replay {
  readonly name: string;
  readonly state: OrchestratorState;
  readonly work: WorkBook;
  readonly events: EventWaiters;
  readonly perform: (action: Action) => ReplayTask;
  readonly carriedOver: EventRaised[];
  readonly whileSuspended: HistoryEvent[];
  now: number;
  isSuspended: boolean;
  allPerformed: boolean;
  continueWith: string | undefined;
}

class DivergenceError extends Error {
  override readonly name = 'DivergenceError';
  readonly difference: string;
  constructor(message: string, difference: string) {
    super(message);
    this.difference = difference;
  }
}

/**
 * What an orchestration step newly schedules, and whether the instance ends. Like the extension, runs the SDK's action
 * list as if it were an orchestrator: one action after the other, each awaited against the same history, so that the
 * sequence numbers come out as the SDK counted them. An instance ends only when nothing it scheduled is still open.
 */
export function decide(
  name: string,
  setting: ReplaySetting,
  state: OrchestratorState,
  history: readonly HistoryEvent[],
): Decision {
  const replay = makeReplay(name, setting, state);
  try {
    for (const event of history) take(replay, event);
  } catch (error) {
    return { scheduled: [], ending: failed(name, error), isSuspended: replay.isSuspended };
  }
  return {
    scheduled: replay.work.pending(),
    ending: endingOf(replay),
    isSuspended: replay.isSuspended,
  };
}

function makeReplay(name: string, setting: ReplaySetting, state: OrchestratorState): Replay {
  const work = makeWorkBook();
  const events = makeEventWaiters();
  const replay: Replay = {
    name,
    state,
    work,
    events,
    perform: makePerform({
      setting,
      work,
      events,
      now: () => replay.now,
      continueAsNew: (inputJson) => {
        replay.continueWith = inputJson;
      },
    }),
    carriedOver: [],
    whileSuspended: [],
    now: 0,
    isSuspended: false,
    allPerformed: false,
    continueWith: undefined,
  };
  return replay;
}

function take(replay: Replay, event: HistoryEvent): void {
  if (event.EventType === eventType.orchestratorStarted) {
    replay.now = Math.max(replay.now, Date.parse(event.Timestamp));
  } else if (event.EventType === eventType.executionResumed) {
    replay.isSuspended = false;
    replay.work.resume();
    for (const kept of replay.whileSuspended.splice(0)) take(replay, kept);
  } else if (replay.isSuspended) {
    replay.whileSuspended.push(event);
  } else {
    play(replay, event);
  }
}

function play(replay: Replay, event: HistoryEvent): void {
  if (isScheduledEvent(event)) {
    confirm(replay, event);
  } else if (event.EventType === eventType.executionStarted) {
    performFrom(replay, 0);
  } else if (event.EventType === eventType.executionSuspended) {
    replay.isSuspended = true;
    replay.work.suspend();
  } else if (event.EventType === eventType.eventRaised) {
    if (replay.continueWith === undefined) replay.events.raise(event.Name);
    else replay.carriedOver.push(event);
  } else {
    endTask(replay, event);
  }
}

function confirm({ work }: Replay, event: ScheduledEvent): void {
  const divergence = findDivergence(event, work.find(event.EventId));
  if (divergence !== undefined) {
    throw new DivergenceError(divergence.message, divergence.difference);
  }
  work.confirm(event.EventId);
}

function endTask(replay: Replay, event: HistoryEvent): void {
  const id = endedTask(event);
  if (id === undefined) return;
  replay.work.end(id, 'FailureDetails' in event ? 'failed' : 'done');
}

function performFrom(replay: Replay, start: number): void {
  const { actions } = replay.state;
  for (let index = start; index < actions.length; index += 1) {
    const action = actions[index];
    const task = action === undefined ? doneTask() : replay.perform(action);
    if (task.outcome() === 'open') {
      task.whenSettled(() => performFrom(replay, index + 1));
      return;
    }
  }
  replay.allPerformed = true;
}

function endingOf(replay: Replay): Ending | undefined {
  const { state, name } = replay;
  if (!replay.allPerformed || replay.isSuspended || replay.work.hasOpenTasks()) return undefined;
  if (state.error !== undefined && state.error !== '') {
    return { kind: 'failed', failure: orchestratorFailure(name, state.error) };
  }
  if (!state.isDone) return undefined;
  if (replay.continueWith !== undefined) {
    const { carriedOver, events } = replay;
    const inputJson = replay.continueWith;
    return { kind: 'continued', inputJson, carriedOver, lostEvents: events.unclaimed() };
  }
  const { output } = state;
  return {
    kind: 'completed',
    outputJson: output === undefined || output === null ? null : JSON.stringify(output),
  };
}

function failed(name: string, error: unknown): Ending {
  if (error instanceof DivergenceError) {
    const { message, difference } = error;
    const details = `Unhandled exception while executing orchestration: ${message} (${difference})`;
    return { kind: 'failed', failure: { reason: message, details }, divergence: difference };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', failure: orchestratorFailure(name, message) };
}
