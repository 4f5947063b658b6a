import { makeStackClock } from '../../../../local/clock/stack-clock';
import { makeTimetable } from '../../../../local/clock/timetable';

const makeClock = (): ReturnType<typeof makeStackClock> =>
  makeStackClock(
    () => undefined,
    () => 0,
  );

describe('makeTimetable', () => {
  it('fires in due order once the time has come, and no sooner', () => {
    const clock = makeClock();
    const timetable = makeTimetable(clock);
    const fired: string[] = [];
    timetable.at(30, () => fired.push('third'));
    timetable.at(10, () => fired.push('first'));
    timetable.at(20, () => fired.push('second'));

    clock.moveTo(20);

    expect(fired).toEqual(['first', 'second']);
  });

  it('fires what is due together in the order it came', () => {
    const clock = makeClock();
    const timetable = makeTimetable(clock);
    const fired: number[] = [];
    for (const each of [0, 1, 2, 3, 4]) timetable.at(10, () => fired.push(each));

    clock.moveTo(10);

    expect(fired).toEqual([0, 1, 2, 3, 4]);
  });

  it('names the earliest instant to the clock, also after it was cancelled', () => {
    const clock = makeClock();
    const timetable = makeTimetable(clock);
    timetable.at(50, () => undefined);
    const cancel = timetable.at(10, () => undefined);
    const before = clock.nextStop();

    cancel();

    expect([before, clock.nextStop()]).toEqual([10, 50]);
  });

  it('fires what firing adds when it is due already', () => {
    const clock = makeClock();
    const timetable = makeTimetable(clock);
    const fired: string[] = [];
    timetable.at(10, () => {
      timetable.at(10, () => fired.push('added'));
      timetable.at(99, () => fired.push('later'));
    });

    clock.moveTo(10);

    expect(fired).toEqual(['added']);
    expect(clock.nextStop()).toBe(99);
  });

  it('is late between the time that is set and the time that fires', () => {
    const clock = makeClock();
    const timetable = makeTimetable(clock);
    timetable.at(10, () => undefined);

    clock.setTo(10);
    const between = timetable.isLate();
    clock.moveTo(10);

    expect([between, timetable.isLate()]).toEqual([true, false]);
  });

  it('leaves nothing in the clock once stopped', () => {
    const clock = makeClock();
    const timetable = makeTimetable(clock);
    timetable.at(10, () => undefined);

    timetable.stop();
    timetable.at(20, () => undefined);

    expect(clock.nextStop()).toBeUndefined();
  });
});
