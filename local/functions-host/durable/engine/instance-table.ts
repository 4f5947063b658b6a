import {
  endedTask,
  eventType,
  type ExecutionStarted,
  type HistoryEvent,
} from '../protocol/history-event';
import { joinHistory } from '../protocol/history-text';
import type { Change, StepChange } from './change';
import type { Execution, Instance, LiveInstance } from './instance';

/** All instances of a task hub in memory. `apply` is the only way to change them. */
export interface InstanceTable {
  find(id: string): Instance | undefined;
  findLive(id: string): LiveInstance | undefined;
  all(): Iterable<Instance>;
  apply(change: Change): void;
  /** The changes that build the table as it is now. */
  snapshot(): Iterable<Change>;
}

export function makeInstanceTable(): InstanceTable {
  const instances = new Map<string, Instance>();
  const findLive = (id: string): LiveInstance | undefined => {
    const instance = instances.get(id);
    return instance?.kind === 'live' ? instance : undefined;
  };

  return {
    find: (id) => instances.get(id),
    findLive,
    all: () => instances.values(),
    apply(change) {
      switch (change.kind) {
        case 'step': {
          const old = change.reset ? undefined : findLive(change.id);
          instances.set(change.id, stepped(old, change));
          return;
        }
        case 'message': {
          const live = findLive(change.id);
          if (live !== undefined) live.inbox = [...live.inbox, change.event];
          return;
        }
        case 'finished':
          instances.set(change.instance.id, change.instance);
          return;
        case 'deleted':
          instances.delete(change.id);
      }
    },
    *snapshot() {
      for (const instance of instances.values()) yield rebuild(instance);
    },
  };
}

function stepped(old: LiveInstance | undefined, change: StepChange): LiveInstance {
  const instance = old ?? newInstance(change);
  instance.state = change.state;
  instance.history = joinHistory(instance.history, change.append.text);
  instance.inbox = [...instance.inbox.slice(change.taken), ...change.inbox];
  for (const activity of change.activities) instance.activities.set(activity.id, activity);
  for (const event of change.append.events) {
    const id = endedTask(event);
    if (id !== undefined) instance.activities.delete(id);
  }
  return instance;
}

function newInstance({ id, state, append, inbox }: StepChange): LiveInstance {
  const started = [...append.events, ...inbox].find(isExecutionStarted);
  if (started === undefined) throw new Error(`instance '${id}' has no ExecutionStarted event`);
  return {
    kind: 'live',
    id,
    execution: executionOf(started),
    state,
    history: '',
    inbox: [],
    activities: new Map(),
  };
}

function isExecutionStarted(event: HistoryEvent): event is ExecutionStarted {
  return event.EventType === eventType.executionStarted;
}

function executionOf(started: ExecutionStarted): Execution {
  return {
    executionId: started.OrchestrationInstance.ExecutionId,
    name: started.Name,
    version: started.Version,
    input: started.Input,
    parent: started.ParentInstance,
    trace: started.ParentTraceContext,
  };
}

function rebuild(instance: Instance): Change {
  if (instance.kind === 'finished') return { kind: 'finished', instance };
  return {
    kind: 'step',
    id: instance.id,
    reset: true,
    state: instance.state,
    append: { events: [], text: instance.history },
    taken: 0,
    activities: [...instance.activities.values()],
    inbox: instance.inbox,
  };
}
