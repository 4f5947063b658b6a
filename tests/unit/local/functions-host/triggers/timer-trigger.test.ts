import { makeStackClock, type StackClock } from '../../../../../local/clock/stack-clock';
import { parseTimerSchedule } from '../../../../../local/functions-host/triggers/timer-schedule';
import {
  openTimerStatusStore,
  type TimerStatusStore,
} from '../../../../../local/functions-host/triggers/timer-status-store';
import {
  makeTimerTrigger,
  type TimerTrigger,
} from '../../../../../local/functions-host/triggers/timer-trigger';
import type { TypedData } from '../../../../../local/functions-host/worker/rpc';

const hour = 3_600_000;
const start = Date.parse('2026-01-01T10:30:00Z');

interface Bench {
  readonly clock: StackClock;
  readonly trigger: TimerTrigger;
  readonly runs: readonly unknown[];
}

/** Lets pending continuations run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

interface Setup {
  readonly store: TimerStatusStore;
  readonly schedule?: string;
  readonly from?: number;
  readonly runOnStartup?: boolean;
  readonly useMonitor?: boolean;
  readonly run?: () => Promise<void>;
}

function bench(setup: Setup): Bench {
  const {
    store,
    schedule = '0 0 * * * *',
    from = start,
    runOnStartup = false,
    useMonitor = true,
  } = setup;
  const clock = makeStackClock(
    () => undefined,
    () => from,
  );
  const runs: unknown[] = [];
  const trigger = makeTimerTrigger({
    name: 'timer',
    schedule: parseTimerSchedule(schedule, {}),
    useMonitor,
    runOnStartup,
    clock,
    store,
    run: (data: TypedData) => {
      runs.push(JSON.parse(data.json ?? 'null'));
      return setup.run?.() ?? Promise.resolve();
    },
  });
  return { clock, trigger, runs };
}

const memory = (): Promise<TimerStatusStore> => openTimerStatusStore(undefined);
const never = '0001-01-01T00:00:00+00:00';

describe('a timer trigger', () => {
  it('gives its first run a status that says it never ran', async () => {
    const { clock, trigger, runs } = bench({ store: await memory() });
    await trigger.start();

    clock.moveTo(start + hour);
    await settle();
    await trigger.stop();

    const next = '2026-01-01T11:00:00+00:00';
    expect(runs).toEqual([
      {
        Schedule: { AdjustForDST: true },
        ScheduleStatus: { Last: never, Next: next, LastUpdated: never },
        IsPastDue: false,
      },
    ]);
  });

  it('runs once for a jump over many occurrences, and goes on from there', async () => {
    const { clock, trigger, runs } = bench({ store: await memory() });
    await trigger.start();

    clock.moveTo(start + 10 * hour);
    await settle();
    const afterJump = runs.length;
    clock.moveTo(start + 11 * hour);
    await settle();
    await trigger.stop();

    expect(afterJump).toBe(1);
    expect(runs).toHaveLength(2);
  });

  it('runs once, past due, when occurrences were missed while it was down', async () => {
    const store = await memory();
    const first = bench({ store });
    await first.trigger.start();
    await first.trigger.stop();

    const second = bench({ store, from: start + 5 * hour });
    await second.trigger.start();
    await settle();
    await second.trigger.stop();

    expect(second.runs).toEqual([expect.objectContaining({ IsPastDue: true })]);
  });

  it('does not make up for what a changed schedule would have missed', async () => {
    const store = await memory();
    const first = bench({ store, schedule: '0 0 5 1 1 *' });
    await first.trigger.start();
    await first.trigger.stop();

    const second = bench({ store, schedule: '0 0 * * * *', from: start + 5 * hour });
    await second.trigger.start();
    await settle();
    await second.trigger.stop();

    expect(second.runs).toEqual([]);
  });

  it('runs at start when asked to, and that is not past due', async () => {
    const { trigger, runs } = bench({ store: await memory(), runOnStartup: true });

    await trigger.start();
    await settle();
    await trigger.stop();

    expect(runs).toEqual([expect.objectContaining({ IsPastDue: false })]);
  });

  it.each([
    ['without a monitor', { useMonitor: false }],
    ['more often than once a minute', { schedule: '* * * * * *' }],
  ])('has no status %s', async (_why, setup) => {
    const { clock, trigger, runs } = bench({ store: await memory(), ...setup });
    await trigger.start();

    clock.moveTo(start + hour);
    await settle();
    await trigger.stop();

    expect(runs).toEqual([expect.objectContaining({ ScheduleStatus: null })]);
  });

  it('goes on after a run that failed, and never runs twice at once', async () => {
    const failing: ((reason: Error) => void)[] = [];
    const run = (): Promise<void> =>
      new Promise((_resolve, reject) => {
        failing.push(reject);
      });
    const { clock, trigger, runs } = bench({ store: await memory(), run });
    await trigger.start();

    clock.moveTo(start + hour);
    clock.moveTo(start + 2 * hour);
    await settle();
    const whileRunning = runs.length;
    failing[0]?.(new Error('broken'));
    await settle();
    clock.moveTo(start + 3 * hour);
    await settle();
    failing[1]?.(new Error('broken'));
    await trigger.stop();

    expect(whileRunning).toBe(1);
    expect(runs).toHaveLength(2);
  });

  it('gives a run by hand the kept status', async () => {
    const { trigger } = bench({ store: await memory() });
    await trigger.start();

    const manual = JSON.parse(trigger.manualInput().json ?? '') as unknown;
    await trigger.stop();

    const status = {
      Last: never,
      Next: '2026-01-01T11:00:00+00:00',
      LastUpdated: '2026-01-01T10:30:00+00:00',
    };
    expect(manual).toEqual({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: status,
      IsPastDue: false,
    });
  });
});
