import type { ExpiredRows } from '../../../shared/ports/expired-rows';
import { makeFakeClock, type FakeClock } from '../fakes/fake-clock';

export interface LeftRows {
  readonly expiredRows: ExpiredRows;
  /** Rows that mean something until then, an instant to come. */
  readonly leave: (count: number, until: Date) => Promise<void>;
}

// More than the adapter deletes between two looks at its limit.
const many = 520;

const inSeconds = (clock: FakeClock, seconds: number): Date =>
  new Date(clock.now().getTime() + seconds * 1000);

/** What every ExpiredRows does. */
export function expiredRowsContract(make: (clock: FakeClock) => LeftRows): void {
  it('deletes what is over, once, and leaves what is not', async () => {
    const clock = makeFakeClock();
    const { expiredRows, leave } = make(clock);
    await leave(3, inSeconds(clock, 60));
    await leave(2, inSeconds(clock, 600));

    clock.advance(61);
    const first = await expiredRows.remove(clock.now(), 100);
    const again = await expiredRows.remove(clock.now(), 100);
    clock.advance(600);
    const rest = await expiredRows.remove(clock.now(), 100);

    expect([first, again, rest]).toEqual([3, 0, 2]);
  });

  it('deletes nothing before its time is over', async () => {
    const clock = makeFakeClock();
    const { expiredRows, leave } = make(clock);
    await leave(1, inSeconds(clock, 60));

    clock.advance(60);

    expect(await expiredRows.remove(clock.now(), 100)).toBe(0);
  });

  it('stops about where it was told, and goes on the next time', async () => {
    const clock = makeFakeClock();
    const { expiredRows, leave } = make(clock);
    await leave(many, inSeconds(clock, 60));
    clock.advance(61);

    const first = await expiredRows.remove(clock.now(), 1);
    const rest = await expiredRows.remove(clock.now(), 2 * many);

    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(many);
    expect(first + rest).toBe(many);
  });
}
