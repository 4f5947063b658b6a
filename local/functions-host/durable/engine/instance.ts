import type { HistoryEvent, ParentInstance, ParentTraceContext } from '../protocol/history-event';
import type { HistoryText } from '../protocol/history-text';
import type { ScheduledActivity } from '../replay/scheduled';

export type LiveStatus = 'Pending' | 'Running' | 'Suspended';
export type FinishedStatus = 'Completed' | 'Failed' | 'Terminated';
export type RuntimeStatus = LiveStatus | FinishedStatus;

/** What does not change while one execution of an instance lasts. */
export interface Execution {
  readonly executionId: string;
  readonly name: string;
  readonly version: string | null;
  /** JSON text. */
  readonly input: string | null;
  readonly parent: ParentInstance | null;
  readonly trace: ParentTraceContext | null;
}

/** What every step may change. */
export interface InstanceState {
  readonly status: LiveStatus;
  /** The reason while suspended, else null. */
  readonly output: string | null;
  /** JSON text. */
  readonly customStatus: string | null;
  /** ISO text. */
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
}

/** An instance that has not ended. Only the instance table changes it. */
export interface LiveInstance {
  readonly kind: 'live';
  readonly id: string;
  execution: Execution;
  state: InstanceState;
  history: HistoryText;
  /** Arrived and not yet handed to the orchestrator. */
  inbox: readonly HistoryEvent[];
  /** Scheduled and without a result, by sequence number. */
  readonly activities: Map<number, ScheduledActivity>;
}

/** What stays of an ended instance once it is put away. */
export interface ArchivedInstance {
  readonly execution: Execution;
  readonly output: string | null;
  readonly customStatus: string | null;
  readonly history: HistoryText;
}

/** Where an archived instance is found. */
export interface ArchiveRef {
  readonly offset: number;
  readonly length: number;
}

export interface FinishedInstance {
  readonly kind: 'finished';
  readonly id: string;
  readonly name: string;
  readonly status: FinishedStatus;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
  readonly ref: ArchiveRef;
}

export type Instance = LiveInstance | FinishedInstance;
