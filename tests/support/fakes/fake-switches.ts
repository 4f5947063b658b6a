import { targetName, type Pause, type Revocation } from '../../../shared/domain/policy/switches';
import type { OperatorAct, Switches } from '../../../shared/ports/switches';

/** Switches in memory. */
export function makeFakeSwitches(): Switches {
  const pauses = new Map<string, Pause>();
  const revocations = new Map<string, Revocation>();
  const acts: OperatorAct[] = [];

  const record = (action: string, { target, actor, at, reason }: Pause | Revocation): void => {
    acts.push({ action, actor, at, reason, details: { ...target } });
  };

  return {
    inForce: () =>
      Promise.resolve({ pauses: [...pauses.values()], revocations: [...revocations.values()] }),
    pause(pause) {
      pauses.set(targetName(pause.target), pause);
      record('switch.paused', pause);
      return Promise.resolve();
    },
    lift(target, by) {
      const was = pauses.delete(targetName(target));
      if (was) record('switch.lifted', { target, ...by });
      return Promise.resolve({ kind: was ? 'lifted' : 'notPaused' });
    },
    revoke(revocation) {
      revocations.set(targetName(revocation.target), revocation);
      record('switch.revoked', revocation);
      return Promise.resolve();
    },
    record(act) {
      acts.push(act);
      return Promise.resolve();
    },
    acts: (since) => Promise.resolve(acts.filter(({ at }) => at >= since.toISOString())),
  };
}
