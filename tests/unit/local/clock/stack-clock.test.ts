import { makeStackClock, type StackClock } from '../../../../local/clock/stack-clock';

const start = Date.UTC(2026, 0, 1);
let real = start;
let shiftedBy = 0;
let clock: StackClock;

beforeEach(() => {
  jest.useFakeTimers();
  real = start;
  shiftedBy = 0;
  clock = makeStackClock(
    (offset) => (shiftedBy = offset),
    () => real,
  );
});

afterEach(() => jest.useRealTimers());

const passRealTime = (ms: number): void => {
  real += ms;
  jest.advanceTimersByTime(ms);
};

describe('makeStackClock', () => {
  it('runs with real time until it is moved', () => {
    passRealTime(500);

    expect(clock.now()).toBe(start + 500);
    expect(shiftedBy).toBe(0);
  });

  it('fires when real time reaches the due instant', () => {
    const fired: string[] = [];
    clock.at(start + 1000, () => fired.push('timer'));

    passRealTime(999);
    expect(fired).toEqual([]);
    passRealTime(1);

    expect(fired).toEqual(['timer']);
  });

  it('fires what is past soon, but not at once', () => {
    const fired: string[] = [];
    clock.at(start - 1, () => fired.push('late'));

    expect(fired).toEqual([]);
    passRealTime(1);

    expect(fired).toEqual(['late']);
  });

  it('fires in due order what a move passes, the same instant in the order of asking', () => {
    const fired: string[] = [];
    clock.at(start + 3000, () => fired.push('third'));
    clock.at(start + 1000, () => fired.push('first'));
    clock.at(start + 1000, () => fired.push('second'));

    clock.moveTo(start + 5000);

    expect(fired).toEqual(['first', 'second', 'third']);
    expect(shiftedBy).toBe(5000);
  });

  it('waits for an instant further away than setTimeout can count', () => {
    const fired: string[] = [];
    clock.at(start + 40 * 86_400_000, () => fired.push('distant'));

    passRealTime(30 * 86_400_000);
    expect(fired).toEqual([]);
    passRealTime(10 * 86_400_000);

    expect(fired).toEqual(['distant']);
  });

  it('never goes back', () => {
    clock.moveTo(start + 5000);

    clock.moveTo(start + 1000);

    expect(clock.now()).toBe(start + 5000);
  });

  it('does not fire what was cancelled', () => {
    const fired: string[] = [];
    const cancel = clock.at(start + 1000, () => fired.push('cancelled'));

    cancel();
    clock.moveTo(start + 5000);

    expect(fired).toEqual([]);
    expect(clock.nextStop()).toBeUndefined();
  });

  it('names the earliest instant that is worth a stop', () => {
    clock.at(start + 1000, () => undefined, { stop: false });
    clock.at(start + 3000, () => undefined);
    clock.at(start + 2000, () => undefined);

    expect(clock.nextStop()).toBe(start + 2000);
  });

  it('can take the new time before it fires what is due', () => {
    const fired: number[] = [];
    clock.at(start + 1000, () => fired.push(clock.now()));

    clock.setTo(start + 1000);
    expect(clock.now()).toBe(start + 1000);
    expect(fired).toEqual([]);
    clock.moveTo(start + 1000);

    expect(fired).toEqual([start + 1000]);
  });
});
