import type { TimerDeps, TimerFunction } from './timer-deps';

/** Every minute: effects that a step committed and could not make happen. */
export function drainOutbox({ app, orchestrations }: TimerDeps): TimerFunction {
  return async (_timer, context) => void (await app.drainOutbox(orchestrations(context)));
}
