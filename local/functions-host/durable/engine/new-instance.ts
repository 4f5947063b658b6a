import { makeEvent, type NewExecution } from '../protocol/make-event';
import type { StepChange } from './change';

/** An instance that has its ExecutionStarted event in the inbox, and nothing else yet. */
export function newInstance(now: string, execution: NewExecution): StepChange {
  return {
    kind: 'step',
    id: execution.instanceId,
    reset: true,
    state: {
      status: 'Pending',
      output: null,
      customStatus: null,
      createdTime: now,
      lastUpdatedTime: now,
    },
    append: { events: [], text: '' },
    taken: 0,
    activities: [],
    inbox: [makeEvent.executionStarted(now, execution)],
  };
}
