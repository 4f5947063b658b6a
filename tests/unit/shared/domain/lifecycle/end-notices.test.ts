import fc from 'fast-check';
import { nextLook, noticesDue } from '../../../../../shared/domain/lifecycle/end-notices';

const endsAt = '2026-06-30T10:00:00.000Z';
const end = Date.parse(endsAt);
const daysBefore = (days: number): Date => new Date(end - days * 86_400_000);

describe('noticesDue', () => {
  it.each([
    [15, 0],
    [14, 1],
    [4, 1],
    [3, 2],
    [0, 2],
  ])('%d days before the end is %d', (days, count) => {
    expect(noticesDue(endsAt, daysBefore(days))).toBe(count);
  });

  it('never falls as time goes by', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40 }), fc.double({ min: 0, max: 40 }), (a, b) => {
        const [earlier, later] = [daysBefore(Math.max(a, b)), daysBefore(Math.min(a, b))];
        expect(noticesDue(endsAt, earlier)).toBeLessThanOrEqual(noticesDue(endsAt, later));
      }),
    );
  });
});

describe('nextLook', () => {
  it('goes from one announcement to the next and then to the end', () => {
    expect([0, 1, 2].map((notices) => nextLook(endsAt, notices))).toEqual([
      daysBefore(14).toISOString(),
      daysBefore(3).toISOString(),
      endsAt,
    ]);
  });

  it('lies in the future of whoever has all due announcements behind', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 40, noNaN: true }), (days) => {
        const now = daysBefore(days);
        const next = nextLook(endsAt, noticesDue(endsAt, now));
        expect(Date.parse(next)).toBeGreaterThan(now.getTime());
      }),
    );
  });
});
