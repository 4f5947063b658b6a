import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { Clock } from '../../../shared/ports/clock';
import type { RateLimits } from '../../../shared/ports/rate-limits';
import { makeFakeClock } from '../fakes/fake-clock';

const ids = makeRandomIds();

/** What every RateLimits does. */
export function rateLimitsContract(makeRateLimits: (clock: Clock) => RateLimits): void {
  const clock = makeFakeClock('2026-01-05T10:02:00.000Z');
  const limits = makeRateLimits(clock);

  it('allows as many as the limit says and then tells when the window ends', async () => {
    const counter = `network|${ids.short()}`;

    const answers = [];
    for (let taken = 0; taken < 4; taken += 1) answers.push(await limits.take(counter, 600, 3));

    expect(answers.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => ({ kind: 'allowed' })));
    expect(answers[3]).toEqual({ kind: 'exceeded', retryAfterSeconds: 480 });
  });

  it('begins anew with the next window', async () => {
    const counter = ids.short();
    await limits.take(counter, 600, 1);

    clock.advance(480);
    const next = await limits.take(counter, 600, 1);
    clock.set('2026-01-05T10:02:00.000Z');

    expect(next).toEqual({ kind: 'allowed' });
  });

  it('counts each counter and each length of window on its own', async () => {
    const counter = ids.short();
    await limits.take(counter, 600, 1);

    expect(await limits.take(`${counter}/`, 600, 1)).toEqual({ kind: 'allowed' });
    expect(await limits.take(`${counter}?`, 600, 1)).toEqual({ kind: 'allowed' });
    expect(await limits.take(counter, 86_400, 1)).toEqual({ kind: 'allowed' });
  });

  it('allows exactly the limit to many at once', async () => {
    const counter = ids.short();

    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => limits.take(counter, 600, 5)),
    );

    expect(answers.filter(({ kind }) => kind === 'allowed')).toHaveLength(5);
    expect(await limits.count(counter, 600)).toBe(5);
  });

  it('tells the count of the running window', async () => {
    const counter = ids.short();
    await limits.take(counter, 600, 10);
    await limits.take(counter, 600, 10);

    expect(await limits.count(counter, 600)).toBe(2);
    expect(await limits.count(ids.short(), 600)).toBe(0);
  });

  it('holds a rolling limit across the border of two windows', async () => {
    const counter = ids.short();
    clock.set('2026-01-05T10:09:00.000Z');
    await limits.takeRolling(counter, 600, 2);
    clock.set('2026-01-05T10:10:30.000Z');
    await limits.takeRolling(counter, 600, 2);

    clock.set('2026-01-05T10:18:00.000Z');
    const tooEarly = await limits.takeRolling(counter, 600, 2);
    const counted = await limits.countRolling(counter, 600);
    clock.set('2026-01-05T10:19:00.000Z');
    const inTime = await limits.takeRolling(counter, 600, 2);
    clock.set('2026-01-05T10:02:00.000Z');

    expect(tooEarly).toEqual({ kind: 'exceeded', retryAfterSeconds: 60 });
    expect(counted).toBe(2);
    expect(inTime).toEqual({ kind: 'allowed' });
  });

  it('allows exactly a rolling limit to many at once', async () => {
    const counter = ids.short();

    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => limits.takeRolling(counter, 600, 5)),
    );

    expect(answers.filter(({ kind }) => kind === 'allowed')).toHaveLength(5);
    expect(await limits.countRolling(counter, 600)).toBe(5);
    expect(await limits.count(counter, 600)).toBe(0);
  });

  it('allows nothing where the limit is nought', async () => {
    expect(await limits.take(ids.short(), 600, 0)).toMatchObject({ kind: 'exceeded' });
    expect(await limits.takeRolling(ids.short(), 600, 0)).toMatchObject({ kind: 'exceeded' });
  });
}
