import { retainedUntil } from '../../../../../shared/domain/lifecycle/retained-until';
import type { RequestState } from '../../../../../shared/domain/request/request-state';
import { someSettings } from '../../../../support/policies';

const { retention } = someSettings();
const updatedAt = '2026-01-05T10:00:00.000Z';

const until = (state: RequestState, more: object = {}): string | undefined =>
  retainedUntil({ state, updatedAt, ...more }, retention, 'UTC')?.toISOString();

describe('retainedUntil', () => {
  it.each(['unverified', 'pendingApproval', 'approved', 'delivering'] as const)(
    'has no end while a request is %s',
    (state) => {
      expect(until(state)).toBeUndefined();
    },
  );

  it.each([
    ['expired', {}, '2026-01-12T10:00:00.000Z'],
    ['expired', { confirmedAt: updatedAt }, '2026-02-04T10:00:00.000Z'],
    ['denied', { confirmedAt: updatedAt }, '2026-02-04T10:00:00.000Z'],
    ['deliveryFailed', { confirmedAt: updatedAt }, '2026-02-04T10:00:00.000Z'],
    ['delivered', { confirmedAt: updatedAt }, '2026-04-05T10:00:00.000Z'],
    ['partiallyDelivered', { confirmedAt: updatedAt }, '2026-04-05T10:00:00.000Z'],
  ] as const)('counts for %s with %j from the last change', (state, more, expected) => {
    expect(until(state, more)).toBe(expected);
  });

  it('lasts as long as an address is to be left in peace', () => {
    const quietUntil = '2026-02-04T10:00:00.000Z';

    expect(until('canceled', { quietUntil })).toBe(quietUntil);
  });
});
