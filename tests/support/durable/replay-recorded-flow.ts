import {
  eventType,
  type HistoryEvent,
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
  const { call, clock } = fixture;
  const base = `instances/${instanceId()}`;
  switch (event.EventType) {
    case eventType.taskCompleted:
    case eventType.taskFailed: {
      const calls = history.filter(({ EventType }) => EventType === eventType.taskScheduled);
      const place = calls.findIndex(({ EventId }) => EventId === event.TaskScheduledId);
      gates.get(instanceId())?.[place]?.();
      return;
    }
    case eventType.timerFired:
      clock.moveTo(clock.nextStop() ?? clock.now());
      return;
    case eventType.eventRaised:
      await call('POST', `${base}/raiseEvent/${event.Name}`, JSON.parse(event.Input));
      return;
    case eventType.executionSuspended:
      await call('POST', `${base}/suspend?reason=${event.Reason ?? ''}`);
      return;
    case eventType.executionResumed:
      await call('POST', `${base}/resume?reason=${event.Reason ?? ''}`);
      return;
    case eventType.subOrchestrationInstanceCompleted:
    case eventType.subOrchestrationInstanceFailed:
      for (const [id, open] of gates)
        if (id !== instanceId()) for (const release of open) release();
      return;
    default:
  }
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
