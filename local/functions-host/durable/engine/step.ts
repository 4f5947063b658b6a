import type { Invoke } from '../../worker/rpc';
import { orchestratorFailure, unknownFunctionText } from '../protocol/failure-text';
import { eventType, type HistoryEvent } from '../protocol/history-event';
import { makeEvent } from '../protocol/make-event';
import { appended, takeBatch, type Batch } from './batch';
import type { ScheduledActivity } from '../replay/scheduled';
import type { Change, StepChange } from './change';
import { finish, survivesRestart, type End } from './finish';
import type { Hub } from './hub';
import type { LiveInstance } from './instance';
import { eventsOf, runRounds, type LastRoundResult, type Round } from './run-rounds';
import { scheduleWork, type NewWork } from './schedule-work';
import type { DurableTimer } from './timers';
import { judgeVersion, versionMismatchText } from './versioning';

export type StepOutcome =
  | {
      readonly kind: 'waiting';
      /** Of the current execution; those of an earlier one are void. */
      readonly startedOver: boolean;
      readonly activities: readonly ScheduledActivity[];
      readonly timers: readonly DurableTimer[];
      /** Changes of other instances, committed together with this one's. */
      readonly others: readonly Change[];
    }
  | { readonly kind: 'ended'; readonly others: readonly Change[] }
  /** Of a version that this app may not run; it stays as it is. */
  | { readonly kind: 'left' }
  /** The hub was stopped, or another instance took this one's id, while the orchestrator ran. */
  | { readonly kind: 'superseded' };

/**
 * Hands the inbox of an instance to its orchestrator and commits what came of it. The one place where a message
 * becomes a change of state.
 */
export async function step(hub: Hub, invoke: Invoke, instance: LiveInstance): Promise<StepOutcome> {
  const batch = takeBatch(instance, hub.now());
  const round: Round = {
    execution: instance.execution,
    past: instance.history,
    pastEvents: batch.past,
    fresh: batch.fresh,
  };
  if (judgeVersion(round.execution.version, hub.settings) === 'leave') return { kind: 'left' };

  const early = earlyEnd(hub, instance, batch);
  if (early !== undefined) return end(hub, instance, round, early);

  const result = await runRounds(hub, invoke, instance.id, round);
  const isCurrent = hub.table.findLive(instance.id) === instance;
  if (result === undefined || !isCurrent) return { kind: 'superseded' };
  const last = endOf(result);
  return last === undefined
    ? goOn(hub, instance, batch, result)
    : end(hub, instance, result.round, last);
}

/** Ends that need no orchestrator. */
function earlyEnd(hub: Hub, instance: LiveInstance, { terminated }: Batch): End | undefined {
  const { execution, state } = instance;
  const { customStatus } = state;
  if (terminated !== undefined) {
    return { status: 'Terminated', output: terminated.reason, details: '', customStatus };
  }
  if (judgeVersion(execution.version, hub.settings) === 'fail') {
    return failedEnd(versionMismatchText, versionMismatchText, customStatus);
  }
  if (hub.functions.find(execution.name, 'orchestrator') === undefined) {
    const text = unknownFunctionText(
      execution.name,
      'orchestrator',
      hub.functions.known('orchestrator'),
    );
    const { reason, details } = orchestratorFailure(execution.name, text);
    return failedEnd(reason, details, customStatus);
  }
  return undefined;
}

function failedEnd(output: string, details: string, customStatus: string | null): End {
  return { status: 'Failed', output, details, customStatus };
}

function endOf({ decision, customStatus }: LastRoundResult): End | undefined {
  const { ending } = decision;
  if (ending === undefined) return undefined;
  if (ending.kind === 'failed') {
    return failedEnd(ending.failure.reason, ending.failure.details, customStatus);
  }
  return { status: 'Completed', output: ending.outputJson, details: '', customStatus };
}

async function end(hub: Hub, instance: LiveInstance, round: Round, how: End): Promise<StepOutcome> {
  const { execution, past } = round;
  const changes = finish(hub, instance, { execution, past, events: eventsOf(round) }, how);
  await hub.commit(changes);
  return { kind: 'ended', others: changes.slice(1) };
}

async function goOn(
  hub: Hub,
  instance: LiveInstance,
  batch: Batch,
  result: LastRoundResult,
): Promise<StepOutcome> {
  const { round, decision, startedOver } = result;
  const owner = { instanceId: instance.id, execution: round.execution };
  const work = scheduleWork(hub, owner, decision.scheduled);
  const now = hub.now();
  const closing = endsClosed(round, work) ? [] : [makeEvent.orchestratorCompleted(now)];
  const change: StepChange = {
    kind: 'step',
    id: instance.id,
    reset: startedOver,
    state: {
      status: decision.isSuspended ? 'Suspended' : 'Running',
      output: decision.isSuspended ? suspendReason(instance, batch) : null,
      customStatus: result.customStatus,
      createdTime: instance.state.createdTime,
      lastUpdatedTime: now,
    },
    append: appended([...eventsOf(round), ...work.events, ...closing]),
    taken: startedOver ? 0 : batch.taken,
    activities: work.activities,
    inbox: startedOver ? instance.inbox.slice(batch.taken).filter(survivesRestart) : [],
  };
  await hub.commit([change, ...work.others]);
  const { activities, timers, others } = work;
  return { kind: 'waiting', startedOver, activities, timers, others };
}

/** A round that was started over already ends with OrchestratorCompleted. */
function endsClosed(round: Round, work: NewWork): boolean {
  return (
    work.events.length === 0 && round.fresh.at(-1)?.EventType === eventType.orchestratorCompleted
  );
}

function suspendReason(instance: LiveInstance, { fresh }: Batch): string | null {
  const reasons = fresh.filter(isSuspension);
  const last = reasons.at(-1);
  return last === undefined ? instance.state.output : last.Reason;
}

function isSuspension(
  event: HistoryEvent,
): event is Extract<HistoryEvent, { EventType: typeof eventType.executionSuspended }> {
  return event.EventType === eventType.executionSuspended;
}
