import type { Cancel, StackClock } from '../../../clock/stack-clock';
import { makeDueQueue } from './due-queue';

export interface DurableTimer {
  readonly instanceId: string;
  readonly executionId: string;
  readonly id: number;
  /** ISO texts. */
  readonly fireAt: string;
  readonly createdAt: string;
}

/** The armed timers of all instances, of which the stack's clock sees the earliest. */
export interface Timers {
  arm(timer: DurableTimer): void;
  /** Forgets all timers of an instance. */
  drop(instanceId: string): void;
  hasDue(): boolean;
  stop(): void;
}

export function makeTimers(clock: StackClock, fire: (timer: DurableTimer) => void): Timers {
  const queue = makeDueQueue<DurableTimer>();
  const removals = new Map<string, Map<number, () => void>>();
  let watched: { readonly due: number; readonly cancel: Cancel } | undefined;

  const watch = (): void => {
    const due = queue.earliest();
    if (due === watched?.due) return;
    watched?.cancel();
    watched = due === undefined ? undefined : { due, cancel: clock.at(due, fireDue) };
  };
  const fireDue = (): void => {
    watched = undefined;
    const instant = clock.now();
    for (let timer = queue.takeDue(instant); timer; timer = queue.takeDue(instant)) {
      forget(timer);
      fire(timer);
    }
    watch();
  };
  const forget = ({ instanceId, id }: DurableTimer): void => {
    const ofInstance = removals.get(instanceId);
    ofInstance?.delete(id);
    if (ofInstance?.size === 0) removals.delete(instanceId);
  };

  return {
    arm(timer) {
      const ofInstance = removals.get(timer.instanceId) ?? new Map<number, () => void>();
      removals.set(timer.instanceId, ofInstance);
      ofInstance.set(timer.id, queue.add(Date.parse(timer.fireAt), timer));
      watch();
    },
    drop(instanceId) {
      for (const remove of removals.get(instanceId)?.values() ?? []) remove();
      removals.delete(instanceId);
      watch();
    },
    hasDue: () => (queue.earliest() ?? Infinity) <= clock.now(),
    stop() {
      watched?.cancel();
      watched = undefined;
    },
  };
}
