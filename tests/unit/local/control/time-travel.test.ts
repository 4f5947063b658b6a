import { makeStackClock, type StackClock } from '../../../../local/clock/stack-clock';
import { makeTimeTravel, type TimeTravel } from '../../../../local/control/time-travel';

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

interface Stack {
  readonly clock: StackClock;
  readonly travel: TimeTravel;
  /** What happened, as `what at hours after the start`. */
  readonly happened: string[];
  readonly hostTimers: Set<number>;
  readonly setBusy: (busy: boolean) => void;
}

const makeStack = (): Stack => {
  const happened: string[] = [];
  const hostTimers = new Set<number>();
  let activity = 0;
  let isBusy = false;
  const clock = makeStackClock(
    () => undefined,
    () => start,
  );
  const note = (what: string): unknown =>
    happened.push(`${what} at ${(clock.now() - start) / hour}`);
  const travel = makeTimeTravel({
    clock,
    now: () => clock.now(),
    parties: [{ name: 'Graph', atRest: () => !isBusy }],
    host: {
      rest: () =>
        Promise.resolve({
          atRest: true,
          activity,
          nextStop: hostTimers.size === 0 ? undefined : Math.min(...hostTimers),
        }),
      moveTo(instant) {
        for (const due of [...hostTimers].filter((timer) => timer <= instant)) {
          hostTimers.delete(due);
          note('host timer');
        }
        activity += 1;
        return Promise.resolve();
      },
    },
    sleep: () => Promise.resolve(),
    realNow: () => (activity += isBusy ? 1 : 0),
    patienceMs: 50,
    onMoved: () => note('moved'),
  });
  return { clock, travel, happened, hostTimers, setBusy: (busy) => (isBusy = busy) };
};

describe('makeTimeTravel', () => {
  it('goes to the target in one step where nothing waits', async () => {
    const { travel, happened } = makeStack();

    const arrived = await travel.advance(3 * hour);

    expect(arrived).toEqual({ kind: 'arrived', now: start + 3 * hour });
    expect(happened).toEqual(['moved at 3']);
  });

  it('stops at every due instant of both processes, in order', async () => {
    const { clock, travel, happened, hostTimers } = makeStack();
    clock.at(start + 2 * hour, () => happened.push('message'));
    hostTimers.add(start + hour);

    await travel.advance(3 * hour);

    expect(happened).toEqual([
      'moved at 1',
      'host timer at 1',
      'moved at 2',
      'message',
      'moved at 3',
    ]);
  });

  it('stops at what an earlier stop scheduled', async () => {
    const { clock, travel, happened } = makeStack();
    clock.at(start + hour, () => {
      clock.at(start + 2 * hour, () => happened.push('second'));
    });

    await travel.advance(5 * hour);

    expect(happened).toEqual(['moved at 1', 'moved at 2', 'second', 'moved at 5']);
  });

  it('stops every seven days of a long journey, at most 24 times', async () => {
    const { travel, happened } = makeStack();

    await travel.advance(16 * 24 * hour);
    const short = happened.splice(0);
    await travel.advance(480 * 24 * hour);

    expect(short).toEqual(['moved at 168', 'moved at 336', 'moved at 384']);
    expect(happened).toHaveLength(24);
  });

  it('fires what recurs without stopping for it', async () => {
    const { clock, travel, happened } = makeStack();
    clock.at(start + hour, () => happened.push('recurring'), { stop: false });

    await travel.advance(3 * hour);

    expect(happened).toEqual(['moved at 3', 'recurring']);
  });

  it('makes one journey after the other', async () => {
    const { travel } = makeStack();

    const arrivals = await Promise.all([travel.advance(hour), travel.advance(2 * hour)]);

    expect(arrivals).toEqual([
      { kind: 'arrived', now: start + hour },
      { kind: 'arrived', now: start + 3 * hour },
    ]);
  });

  it('does not move a stack that does not come to rest', async () => {
    const { clock, travel, setBusy } = makeStack();
    setBusy(true);

    const arrived = await travel.advance(hour);

    expect(arrived).toEqual({ kind: 'busy', names: ['Graph'] });
    expect(clock.now()).toBe(start);
  });
});
