import type { Invoke } from '../../worker/rpc';
import { orchestratorFailure } from '../protocol/failure-text';
import type { HistoryEvent } from '../protocol/history-event';
import { toHistoryText, type HistoryText } from '../protocol/history-text';
import { makeEvent } from '../protocol/make-event';
import { decide, type Decision, type Ending } from '../replay/decide';
import type { ReplaySetting } from '../replay/perform-action';
import { played } from './batch';
import type { Hub } from './hub';
import { invokeOrchestrator } from './invoke-orchestrator';
import type { Execution } from './instance';
import { newExecutionId } from './new-execution-id';

export interface Round {
  readonly execution: Execution;
  readonly past: HistoryText;
  readonly pastEvents: readonly HistoryEvent[];
  readonly fresh: readonly HistoryEvent[];
}

export interface LastRoundResult {
  readonly round: Round;
  /** The orchestrator started over at least once. */
  readonly startedOver: boolean;
  readonly decision: Omit<Decision, 'ending'> & {
    readonly ending: Exclude<Ending, { readonly kind: 'continued' }> | undefined;
  };
  readonly customStatus: string | null;
}

/**
 * Runs the orchestrator on a batch and, when it continues as new, on each new round at once: only the last round is
 * kept. Undefined when the hub was stopped meanwhile.
 */
export async function runRounds(
  hub: Hub,
  invoke: Invoke,
  instanceId: string,
  first: Round,
): Promise<LastRoundResult | undefined> {
  let round = first;
  for (;;) {
    const { decision, customStatus } = await runRound(hub, invoke, instanceId, round);
    if (hub.isStopped()) return undefined;
    const { ending } = decision;
    if (ending?.kind !== 'continued') {
      return {
        round,
        startedOver: round !== first,
        decision: { ...decision, ending },
        customStatus,
      };
    }
    for (const name of ending.lostEvents) {
      hub.log(
        'warning',
        `durable: '${instanceId}' started over and lost the event '${name}' that nobody had waited for`,
      );
    }
    round = nextRound(hub, instanceId, round.execution, ending);
  }
}

interface RoundResult {
  readonly decision: Decision;
  readonly customStatus: string | null;
}

async function runRound(
  hub: Hub,
  invoke: Invoke,
  instanceId: string,
  round: Round,
): Promise<RoundResult> {
  const { execution } = round;
  const found = hub.functions.find(execution.name, 'orchestrator');
  if (found === undefined) throw new Error(`orchestrator '${execution.name}' is not registered`);
  const fresh = toHistoryText(round.fresh);
  const answer = await invokeOrchestrator(invoke, found, {
    instanceId,
    execution,
    past: round.past,
    fresh,
  });
  if (answer.kind === 'broken') return broken(execution.name, answer.message);
  if (answer.threwNoError) hub.log('error', thrownValueText(instanceId, execution.name));

  const { state } = answer;
  const decision = decide(execution.name, settingOf(hub, execution), state, [
    ...round.pastEvents,
    ...round.fresh,
  ]);
  logFailure(hub, instanceId, execution.name, decision);
  return { decision, customStatus: state.customStatus };
}

function settingOf(hub: Hub, { executionId }: Execution): ReplaySetting {
  return {
    executionId,
    defaultVersion: hub.settings.defaultVersion,
    find: (name, kind) => hub.functions.find(name, kind)?.name,
    known: (kind) => hub.functions.known(kind),
  };
}

function broken(name: string, message: string): RoundResult {
  const failure = orchestratorFailure(name, message);
  const decision: Decision = {
    scheduled: [],
    ending: { kind: 'failed', failure },
    isSuspended: false,
  };
  return { decision, customStatus: null };
}

function thrownValueText(instanceId: string, name: string): string {
  return (
    `durable: orchestrator '${name}' of '${instanceId}' threw something that is not an Error; ` +
    'like on Azure, the instance now stays Running until it is terminated'
  );
}

function logFailure(hub: Hub, id: string, name: string, { ending }: Decision): void {
  if (ending?.kind !== 'failed') return;
  const why = ending.divergence ?? ending.failure.reason;
  const what = ending.divergence === undefined ? 'failed' : 'diverged from its history at';
  hub.log('error', `durable: '${id}' of '${name}' ${what} ${why}`);
}

function nextRound(
  hub: Hub,
  instanceId: string,
  execution: Execution,
  ending: Extract<Ending, { readonly kind: 'continued' }>,
): Round {
  const now = hub.now();
  const next: Execution = {
    ...execution,
    executionId: newExecutionId(),
    input: ending.inputJson,
  };
  const started = makeEvent.executionStarted(now, { ...next, instanceId, generation: null });
  return {
    execution: next,
    past: '',
    pastEvents: [],
    fresh: [
      makeEvent.orchestratorStarted(now),
      started,
      ...ending.carriedOver,
      makeEvent.orchestratorCompleted(now),
    ],
  };
}

/** What the history keeps of a finished round before the events of its new work. */
export function eventsOf(round: Round): readonly HistoryEvent[] {
  return played(round.fresh);
}
