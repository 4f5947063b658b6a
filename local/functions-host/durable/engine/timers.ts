import type { Cancel, StackClock } from '../../../clock/stack-clock';
import { makeTimetable } from '../../../clock/timetable';

export interface DurableTimer {
  readonly instanceId: string;
  readonly executionId: string;
  readonly id: number;
  /** ISO texts. */
  readonly fireAt: string;
  readonly createdAt: string;
}

/** The armed timers of all instances. */
export interface Timers {
  arm(timer: DurableTimer): void;
  /** Forgets all timers of an instance. */
  drop(instanceId: string): void;
  hasDue(): boolean;
  stop(): void;
}

export function makeTimers(clock: StackClock, fire: (timer: DurableTimer) => void): Timers {
  const timetable = makeTimetable(clock);
  const armed = new Map<string, Map<number, Cancel>>();

  const forget = ({ instanceId, id }: DurableTimer): void => {
    const ofInstance = armed.get(instanceId);
    ofInstance?.delete(id);
    if (ofInstance?.size === 0) armed.delete(instanceId);
  };

  return {
    arm(timer) {
      const ofInstance = armed.get(timer.instanceId) ?? new Map<number, Cancel>();
      armed.set(timer.instanceId, ofInstance);
      const cancel = timetable.at(Date.parse(timer.fireAt), () => {
        forget(timer);
        fire(timer);
      });
      ofInstance.set(timer.id, cancel);
    },
    drop(instanceId) {
      for (const cancel of armed.get(instanceId)?.values() ?? []) cancel();
      armed.delete(instanceId);
    },
    hasDue: () => timetable.isLate(),
    stop: () => timetable.stop(),
  };
}
