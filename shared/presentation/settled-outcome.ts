import type { SettledView } from '../ports/request-view';

/** What became of the request in the stage: chooses titles and subjects. */
export function settledOutcome(
  settled: SettledView,
): 'approved' | 'denied' | 'expired' | 'nextStage' | 'canceled' | 'failed' {
  return 'outcome' in settled ? settled.outcome : settled.kind;
}
