import { makeReplayTask, type ReplayTask } from './replay-task';
import type { Scheduled } from './scheduled';

/**
 * What one execution has scheduled, by sequence number: `pending` until the history confirms it, open until it ends.
 * While the instance is suspended, new work is kept back.
 */
export interface WorkBook {
  schedule(make: (id: number) => Scheduled): ReplayTask;
  find(id: number): Scheduled | undefined;
  /** The history says that this was scheduled before. */
  confirm(id: number): void;
  /** Ends a task; unknown and ended ones are ignored, as results may come twice. */
  end(id: number, outcome: 'done' | 'failed'): void;
  /** Ends a task that the orchestrator gave up; its later result is ignored. */
  abandon(task: ReplayTask): void;
  hasOpenTasks(): boolean;
  suspend(): void;
  resume(): void;
  /** In order of sequence numbers. */
  pending(): readonly Scheduled[];
}

export function makeWorkBook(): WorkBook {
  const open = new Map<number, ReplayTask>();
  const held = new Map<number, Scheduled>();
  const pending = new Map<number, Scheduled>();
  let nextId = 0;

  const end = (id: number, outcome: 'done' | 'failed'): void => {
    const task = open.get(id);
    open.delete(id);
    task?.settle(outcome);
  };

  return {
    schedule(make) {
      const id = nextId++;
      const task = makeReplayTask();
      pending.set(id, make(id));
      open.set(id, task);
      return task;
    },
    find: (id) => pending.get(id),
    confirm: (id) => void pending.delete(id),
    end,
    abandon(task) {
      for (const [id, candidate] of open) if (candidate === task) end(id, 'done');
    },
    hasOpenTasks: () => open.size > 0,
    suspend: () => move(pending, held),
    resume: () => move(held, pending),
    pending: () => [...pending.values()].toSorted((a, b) => a.id - b.id),
  };
}

function move(from: Map<number, Scheduled>, to: Map<number, Scheduled>): void {
  for (const [id, scheduled] of from) to.set(id, scheduled);
  from.clear();
}
