import { realNow, shiftDate } from '../../../../local/clock/shift-date';

const day = 86_400_000;

afterEach(() => shiftDate(0));

describe('shiftDate', () => {
  it('moves Date.now and a date made of nothing, and leaves given instants alone', () => {
    const before = realNow();

    shiftDate(day);

    expect(Date.now()).toBeGreaterThanOrEqual(before + day);
    expect(new Date().getTime()).toBeGreaterThanOrEqual(before + day);
    expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(new Date() instanceof Date).toBe(true);
    expect(realNow()).toBeLessThan(before + day);
  });

  it('puts the real Date back', () => {
    const original = Date;

    shiftDate(day);
    shiftDate(0);

    expect(Date).toBe(original);
  });
});
