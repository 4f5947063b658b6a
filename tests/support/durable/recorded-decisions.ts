import {
  eventType,
  type HistoryEvent,
} from '../../../local/functions-host/durable/protocol/history-event';
import { parseOrchestratorState } from '../../../local/functions-host/durable/protocol/orchestrator-state';
import { decide } from '../../../local/functions-host/durable/replay/decide';
import { isScheduledEvent } from '../../../local/functions-host/durable/replay/divergence';
import type { Scheduled } from '../../../local/functions-host/durable/replay/scheduled';
import type { RecordedFlow, RecordedInvocation } from './recorded-flow';

export interface RecordedDecision {
  readonly scheduled: readonly object[];
  readonly ended: boolean;
}

const mark = '\n\n$OutOfProcData$:';

/** What this backend decides on a recorded answer of the SDK. */
export function decideRecorded(
  flow: RecordedFlow,
  invocation: RecordedInvocation,
): RecordedDecision {
  const { triggerInput, result } = invocation;
  const { threw } = result;
  const answer: unknown =
    typeof threw === 'string' ? JSON.parse(threw.split(mark)[1] ?? '') : result;
  const setting = {
    executionId: executionIdOf(triggerInput.history),
    defaultVersion: null,
    find: (name: string) => name,
    known: () => [],
  };
  const state = parseOrchestratorState(answer);
  const decision = decide(flow.function, setting, state, triggerInput.history);
  return { scheduled: decision.scheduled.map(identity), ended: decision.ending !== undefined };
}

/** What the real host had scheduled by the next invocation. */
export function newlyScheduled(
  { triggerInput }: RecordedInvocation,
  next: RecordedInvocation | undefined,
): readonly object[] {
  const later = next?.triggerInput.history ?? [];
  return later.slice(triggerInput.history.length).filter(isScheduledEvent).map(eventIdentity);
}

function executionIdOf(history: readonly HistoryEvent[]): string {
  const started = history.find(({ EventType }) => EventType === eventType.executionStarted);
  return started !== undefined && 'OrchestrationInstance' in started
    ? started.OrchestrationInstance.ExecutionId
    : '';
}

// A timer for a retry is due at a tenth of a microsecond there and a millisecond here.
const toSeconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);

function identity(scheduled: Scheduled): object {
  if (scheduled.kind === 'timer') return { id: scheduled.id, due: toSeconds(scheduled.fireAt) };
  if (scheduled.kind === 'activity') return { id: scheduled.id, activity: scheduled.name };
  return { id: scheduled.id, child: scheduled.name, instance: scheduled.instanceId };
}

function eventIdentity(event: HistoryEvent): object {
  const id = event.EventId;
  if ('FireAt' in event) return { id, due: toSeconds(event.FireAt) };
  if (event.EventType === eventType.taskScheduled) return { id, activity: event.Name };
  return 'InstanceId' in event ? { id, child: event.Name, instance: event.InstanceId } : { id };
}
