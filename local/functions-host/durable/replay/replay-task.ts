export type TaskOutcome = 'open' | 'done' | 'failed';

/** Something the replayed action list waits for. Continuations run at once, like those of the extension's scheduler. */
export interface ReplayTask {
  outcome(): TaskOutcome;
  /** Calls back when the task has an outcome, at once if it already has one. */
  whenSettled(callback: (outcome: TaskOutcome) => void): void;
  /** Does nothing when the task already has an outcome. */
  settle(outcome: 'done' | 'failed'): void;
}

export function makeReplayTask(): ReplayTask {
  let outcome: TaskOutcome = 'open';
  let callbacks: ((outcome: TaskOutcome) => void)[] = [];
  return {
    outcome: () => outcome,
    whenSettled(callback) {
      if (outcome === 'open') callbacks.push(callback);
      else callback(outcome);
    },
    settle(next) {
      if (outcome !== 'open') return;
      outcome = next;
      const waiting = callbacks;
      callbacks = [];
      for (const callback of waiting) callback(next);
    },
  };
}

export function doneTask(): ReplayTask {
  const task = makeReplayTask();
  task.settle('done');
  return task;
}

export function whenAll(tasks: readonly ReplayTask[]): ReplayTask {
  const all = makeReplayTask();
  let open = tasks.length;
  if (open === 0) all.settle('done');
  for (const task of tasks) {
    task.whenSettled(() => {
      open -= 1;
      if (open === 0) all.settle('done');
    });
  }
  return all;
}

export function whenAny(tasks: readonly ReplayTask[]): ReplayTask {
  const any = makeReplayTask();
  for (const task of tasks) task.whenSettled(() => any.settle('done'));
  return any;
}
