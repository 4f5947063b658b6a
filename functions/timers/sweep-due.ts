import type { TimerDeps, TimerFunction } from './timer-deps';

/** Every five minutes: requests that nothing moved when something should have. */
export function sweepDue({ app, orchestrations }: TimerDeps): TimerFunction {
  return async (_timer, context) => void (await app.sweepDue(orchestrations(context)));
}
