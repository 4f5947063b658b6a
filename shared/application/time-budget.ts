import type { Clock } from '../ports/clock';

const budgetMs = 240_000;

/** Says of a run that begins now whether its time is up: the platform ends a run after five minutes, wherever it is. */
export function makeTimeBudget(clock: Clock): () => boolean {
  const began = clock.now().getTime();
  return () => clock.now().getTime() - began > budgetMs;
}
