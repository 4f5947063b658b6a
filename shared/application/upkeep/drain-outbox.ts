import type { Clock } from '../../ports/clock';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestStore } from '../../ports/request-store';
import type { RunEffects } from '../effects/run-effects';

export interface DrainOutboxDeps {
  readonly store: RequestStore;
  readonly runEffects: RunEffects;
  readonly clock: Clock;
}

/** @returns how many entries were still there */
export type DrainOutbox = (orchestrations: Orchestrations) => Promise<number>;

// Younger entries are on their way: the step that wrote them runs their effects right after its commit.
const graceMs = 60_000;

/** Repeats the effects that a step committed and could not make happen, or not yet. */
export function makeDrainOutbox({ store, runEffects, clock }: DrainOutboxDeps): DrainOutbox {
  return async (orchestrations) => {
    const entries = await store.outbox(new Date(clock.now().getTime() - graceMs));
    await runEffects(entries, orchestrations);
    return entries.length;
  };
}
