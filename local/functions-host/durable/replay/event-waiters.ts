import { makeReplayTask, type ReplayTask } from './replay-task';

/**
 * External events and who waits for them. Names are compared without regard to case, as the extension does; of several
 * waiters for one name the last gets the event, as in the SDK. Events without a waiter are kept, first in first out.
 */
export interface EventWaiters {
  raise(name: string): void;
  waitFor(name: string): ReplayTask;
  /** Names of kept events nobody waited for. */
  unclaimed(): readonly string[];
}

export function makeEventWaiters(): EventWaiters {
  const waiting = new Map<string, ReplayTask[]>();
  const kept = new Map<string, string[]>();
  return {
    raise(name) {
      const waiter = listOf(waiting, name).pop();
      if (waiter === undefined) listOf(kept, name).push(name);
      else waiter.settle('done');
    },
    waitFor(name) {
      const task = makeReplayTask();
      if (listOf(kept, name).shift() === undefined) listOf(waiting, name).push(task);
      else task.settle('done');
      return task;
    },
    unclaimed: () => [...kept.values()].flat(),
  };
}

function listOf<T>(lists: Map<string, T[]>, name: string): T[] {
  const key = name.toLowerCase();
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
