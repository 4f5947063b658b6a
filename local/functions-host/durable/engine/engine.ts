import { randomUUID } from 'node:crypto';

import type { StackClock } from '../../../clock/stack-clock';
import type { Invoke } from '../../worker/rpc';
import {
  eventType,
  type ExecutionStarted,
  type HistoryEvent,
  type ParentTraceContext,
} from '../protocol/history-event';
import { makeEvent } from '../protocol/make-event';
import type { Change } from './change';
import { makeDispatcher } from './dispatcher';
import type { Hub } from './hub';
import type { LiveInstance, LiveStatus } from './instance';
import { newInstance } from './new-instance';
import { newExecutionId } from './new-execution-id';
import { readInstance, type InstanceView } from './read-instance';
import { rewindChanges } from './rewind-changes';

export interface StartRequest {
  readonly name: string;
  /** A new one when undefined. */
  readonly instanceId: string | undefined;
  /** JSON text. */
  readonly input: string | null;
  /** host.json's `defaultVersion` when undefined. */
  readonly version: string | undefined;
  readonly trace: ParentTraceContext | null;
}

export type StartOutcome =
  | { readonly kind: 'started'; readonly instanceId: string }
  | { readonly kind: 'exists'; readonly status: LiveStatus };

/** The operations of the management API. All that change something resolve once the change is kept. */
export interface Engine {
  start(request: StartRequest): Promise<StartOutcome>;
  find(id: string): InstanceView | undefined;
  /** In order of ids. */
  list(): readonly InstanceView[];
  raise(id: string, name: string, inputJson: string): Promise<void>;
  terminate(id: string, reason: string | null): Promise<void>;
  suspend(id: string, reason: string | null): Promise<void>;
  resume(id: string, reason: string | null): Promise<void>;
  /** Runs the failed parts of a failed instance again; anything else is left alone. */
  rewind(id: string): Promise<void>;
  /** Forgets ended instances and gives how many there were. */
  purge(ids: readonly string[]): Promise<number>;
  recover(): void;
  atRest(): boolean;
  stop(): void;
}

export interface EngineDeps {
  readonly hub: Hub;
  readonly invoke: Invoke;
  readonly clock: StackClock;
}

export function makeEngine({ hub, invoke, clock }: EngineDeps): Engine {
  const dispatcher = makeDispatcher({ hub, invoke, clock });
  const post = async (id: string, event: HistoryEvent): Promise<void> => {
    if (hub.table.findLive(id) === undefined) return;
    await dispatcher.commit([{ kind: 'message', id, event }]);
  };
  return {
    async start(request) {
      const instanceId = request.instanceId ?? newExecutionId();
      const running = hub.table.findLive(instanceId);
      if (running !== undefined && !mayReplace(hub)) return refusal(running);
      await dispatcher.commit([started(hub, instanceId, request)]);
      return { kind: 'started', instanceId };
    },
    find(id) {
      const instance = hub.table.find(id);
      return instance === undefined ? undefined : readInstance(hub.store, instance);
    },
    list: () =>
      [...hub.table.all()]
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((instance) => readInstance(hub.store, instance)),
    raise: (id, name, input) => post(id, makeEvent.eventRaised(hub.now(), name, input)),
    terminate: (id, reason) => post(id, makeEvent.executionTerminated(hub.now(), reason)),
    suspend: (id, reason) => post(id, makeEvent.executionSuspended(hub.now(), reason)),
    resume: (id, reason) => post(id, makeEvent.executionResumed(hub.now(), reason)),
    rewind: (id) => dispatcher.commit(rewindChanges(hub, id)),
    async purge(ids) {
      const gone = ids.filter((id) => hub.table.find(id)?.kind === 'finished');
      if (gone.length > 0) await dispatcher.commit(gone.map((id) => ({ kind: 'deleted', id })));
      return gone.length;
    },
    recover: () => dispatcher.recover(),
    atRest: () => dispatcher.atRest(),
    stop() {
      dispatcher.stop();
      hub.stop();
    },
  };
}

function mayReplace({ settings }: Hub): boolean {
  return settings.overridableExistingInstanceStates === 'anystate';
}

function refusal({ state }: LiveInstance): StartOutcome {
  return { kind: 'exists', status: state.status };
}

function started(hub: Hub, instanceId: string, request: StartRequest): Change {
  return newInstance(hub.now(), {
    instanceId,
    // The first execution of a client's start has the dashed form, all others the short one.
    executionId: randomUUID(),
    name: request.name,
    version: request.version ?? hub.settings.defaultVersion,
    input: request.input,
    parent: null,
    trace: request.trace,
    generation: generationOf(hub, instanceId),
  });
}

function generationOf(hub: Hub, instanceId: string): number {
  const before = hub.table.find(instanceId);
  if (before === undefined) return 0;
  const start = readInstance(hub.store, before).details().history().find(isStart);
  return (start?.Generation ?? 0) + 1;
}

function isStart(event: HistoryEvent): event is ExecutionStarted {
  return event.EventType === eventType.executionStarted;
}
