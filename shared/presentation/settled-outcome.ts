import type { SettledView } from '../ports/request-view';

/** What became of the request in the stage: chooses titles and subjects. */
export function settledOutcome(
  settled: SettledView,
): 'approved' | 'denied' | 'expired' | 'nextStage' | 'canceled' {
  return settled.kind === 'canceled' ? settled.kind : settled.outcome;
}
