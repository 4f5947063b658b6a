import type { OutboxEntry } from '../../domain/request/effect';
import type { Clock } from '../../ports/clock';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestStore } from '../../ports/request-store';
import type { StepLog } from '../../ports/step-log';
import type { RunEffects } from '../effects/run-effects';
import { makeTimeBudget } from '../time-budget';
import type { ReviveRequest } from './revive-request';

export interface DrainOutboxDeps {
  readonly store: RequestStore;
  readonly runEffects: RunEffects;
  readonly reviveRequest: ReviveRequest;
  readonly clock: Clock;
  readonly log: StepLog;
}

/** @returns how many entries were still there */
export type DrainOutbox = (orchestrations: Orchestrations) => Promise<number>;

// Younger entries are on their way: the step that wrote them runs their effects right after its commit.
const graceMs = 60_000;
// A wake that no round has heard by then may have nobody who hears it.
const unheardMs = 300_000;

/**
 * Repeats the effects that a step committed and could not make happen, or not yet. A wake that stays unheard means that
 * the orchestration is gone or stuck.
 */
export function makeDrainOutbox(deps: DrainOutboxDeps): DrainOutbox {
  const { store, runEffects, clock } = deps;
  return async (orchestrations) => {
    const isTimeUp = makeTimeBudget(clock);
    const now = clock.now().getTime();
    const entries = await store.outbox(new Date(now - graceMs));
    await runEffects(entries, orchestrations, isTimeUp);
    for (const entry of unheard(entries, now)) {
      if (isTimeUp()) break;
      await revive(deps, entry, orchestrations);
    }
    return entries.length;
  };
}

/** The oldest unheard wake of each request. */
function unheard(entries: readonly OutboxEntry[], now: number): readonly OutboxEntry[] {
  const byRequest = new Map<string, OutboxEntry>();
  for (const entry of entries) {
    const isUnheard =
      entry.effect.kind === 'wake' && now - new Date(entry.createdAt).getTime() > unheardMs;
    if (isUnheard && !byRequest.has(entry.requestId)) byRequest.set(entry.requestId, entry);
  }
  return [...byRequest.values()];
}

async function revive(
  { reviveRequest, clock, log }: DrainOutboxDeps,
  { requestId, createdAt }: OutboxEntry,
  orchestrations: Orchestrations,
): Promise<void> {
  const forMs = clock.now().getTime() - new Date(createdAt).getTime();
  try {
    await reviveRequest({ requestId, forMs }, orchestrations);
  } catch (error) {
    log.error('drain.failed', { requestId }, error);
  }
}
