import type { TimerDeps, TimerFunction } from './timer-deps';

/** Every night, several times so that a backlog is worked off: what is kept no longer goes. */
export function sweepRetention({ app }: TimerDeps): TimerFunction {
  return async () => void (await app.sweepRetention());
}
