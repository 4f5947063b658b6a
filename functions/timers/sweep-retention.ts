import type { TimerDeps, TimerFunction } from './timer-deps';

/** Every night, several times so that a backlog is worked off: what is kept no longer goes. */
export function sweepRetention({ app, orchestrations }: TimerDeps): TimerFunction {
  return async (_timer, context) => void (await app.sweepRetention(orchestrations(context)));
}
