import type { TimerDeps, TimerFunction } from './timer-deps';

/** Every night, several times so that a failure is made good: audit entries go where nobody can change them. */
export function archiveAudit({ app }: TimerDeps): TimerFunction {
  return async () => void (await app.archiveAudit());
}
