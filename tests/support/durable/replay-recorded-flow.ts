import {
  eventType,
  type HistoryEvent,
  type TaskCompleted,
  type TaskFailed,
} from '../../../local/functions-host/durable/protocol/history-event';
import { durableFixture, type DurableFixture } from './durable-fixture';
import { loadFlowsApp } from './flows-app';
import type { RecordedFlow, RecordedInvocation } from './recorded-flow';

export interface ReplayedFlow {
  readonly own: readonly unknown[];
  readonly recorded: readonly unknown[];
}

/**
 * Runs a recorded flow on this backend, bringing about in the recorded order what came from outside: activities end,
 * time passes, events come in. Gives both sides' trigger inputs without ids and times.
 */
export async function replayRecordedFlow(flow: RecordedFlow): Promise<ReplayedFlow> {
  const app = loadFlowsApp();
  const gates = new Map<string, (() => void)[]>();
  const seen: string[] = [];
  const first = flow.invocations[0]?.triggerInput;
  if (first === undefined) throw new Error(`${flow.flow} has no invocation`);
  let instanceId = '';

  const gated = (activity: (input: unknown, context: unknown) => unknown) => {
    return async (input: unknown, id: string): Promise<unknown> => {
      await new Promise<void>((resolve) => gates.set(id, [...(gates.get(id) ?? []), resolve]));
      return activity(input, { triggerMetadata: {} });
    };
  };
  const fixture = await durableFixture({
    orchestrators: app.orchestrators,
    activities: {
      ...Object.fromEntries(
        Object.entries(app.activities).map(([name, run]) => [name, gated(run)]),
      ),
      slow: gated((ms) => `slept ${String(ms)}`),
    },
    onTrigger: (name, input) => {
      if (name === flow.function) seen.push(input);
      instanceId = (JSON.parse(input) as RecordedInvocation['triggerInput']).instanceId;
    },
  });
  const inReach = { flow, fixture, gates, instanceId: () => ownInstance(seen, instanceId) };

  await startRecorded(inReach, first);
  for (const [index, invocation] of flow.invocations.entries()) {
    if (flow.flow === 'changed-activity-name' && index === 2) {
      await app.drift(inReach.instanceId(), 'otherActivity');
    }
    await bringAbout(inReach, invocation);
  }
  await fixture.extension.stop();

  return {
    own: seen.map((text) => masked(JSON.parse(text))),
    recorded: flow.invocations.map(({ triggerInput }) => masked(triggerInput)),
  };
}

interface InReach {
  readonly flow: RecordedFlow;
  readonly fixture: DurableFixture;
  /** Running activities by instance, in the order they were scheduled. */
  readonly gates: ReadonlyMap<string, readonly (() => void)[]>;
  readonly instanceId: () => string;
}

function ownInstance(seen: readonly string[], fallback: string): string {
  const [text] = seen;
  if (text === undefined) return fallback;
  return (JSON.parse(text) as RecordedInvocation['triggerInput']).instanceId;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Activities hang at their gates, so the backend never comes to rest; a few turns are enough. */
async function someTurns(): Promise<void> {
  for (let turns = 0; turns < 12; turns += 1) await turn();
}

async function startRecorded(
  { flow, fixture }: InReach,
  { input, parentInstanceId }: RecordedInvocation['triggerInput'],
): Promise<void> {
  if (parentInstanceId === null) {
    await fixture.call('POST', `orchestrators/${flow.function}`, input);
  } else {
    const child = { child: flow.function, ...(input === null ? {} : { input }) };
    await fixture.call('POST', 'orchestrators/parent', child);
  }
  await someTurns();
}

async function bringAbout(reach: InReach, { triggerInput }: RecordedInvocation): Promise<void> {
  const { history } = triggerInput;
  const lastStart = history.findLastIndex(
    ({ EventType }) => EventType === eventType.orchestratorStarted,
  );
  for (const event of history.slice(lastStart)) await bringOne(reach, history, event);
  await someTurns();
}

async function bringOne(
  { fixture, gates, instanceId }: InReach,
  history: readonly HistoryEvent[],
  event: HistoryEvent,
): Promise<void> {
  const id = instanceId();
  const request = clientRequest(event);
  if (request !== undefined) {
    await fixture.call('POST', `instances/${id}/${request.path}`, request.body);
  } else if (event.EventType === eventType.timerFired) {
    fixture.clock.moveTo(fixture.clock.nextStop() ?? fixture.clock.now());
  } else if (isActivityResult(event)) {
    const calls = history.filter(({ EventType }) => EventType === eventType.taskScheduled);
    const place = calls.findIndex(({ EventId }) => EventId === event.TaskScheduledId);
    gates.get(id)?.[place]?.();
  } else if ('TaskScheduledId' in event) {
    const ofChildren = [...gates].filter(([owner]) => owner !== id).flatMap(([, open]) => open);
    for (const release of ofChildren) release();
  }
}

interface ClientRequest {
  readonly path: string;
  readonly body?: unknown;
}

/** What a client did to bring an event about. */
function clientRequest(event: HistoryEvent): ClientRequest | undefined {
  if (event.EventType === eventType.eventRaised) {
    return { path: `raiseEvent/${event.Name}`, body: JSON.parse(event.Input) };
  }
  if (event.EventType === eventType.executionSuspended) {
    return { path: `suspend?reason=${event.Reason ?? ''}` };
  }
  if (event.EventType === eventType.executionResumed) {
    return { path: `resume?reason=${event.Reason ?? ''}` };
  }
  return undefined;
}

function isActivityResult(event: HistoryEvent): event is TaskCompleted | TaskFailed {
  return event.EventType === eventType.taskCompleted || event.EventType === eventType.taskFailed;
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<guid>'],
  [/\b[0-9a-f]{32}\b/g, '<hex32>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/\{"\$type"[\s\S]*/g, '<exception>'],
  [/StackTrace: [\s\S]*/g, 'StackTrace: <stack>'],
  [/^(drifting|parent)$/, '<name>'],
];

/** Each member as text, so that the order of members counts as well. */
function masked(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => {
    if (key === 'InstanceId' || key === 'instanceId' || key === 'parentInstanceId') {
      return typeof each === 'string' ? '<id>' : each;
    }
    if (typeof each === 'string') {
      return patterns.reduce((text, [pattern, by]) => text.replace(pattern, by), each);
    }
    return isPlainObject(each) ? Object.entries(each) : each;
  }) as unknown;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
