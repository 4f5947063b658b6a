import { firstLook, mayBeGone } from '../../../../../shared/domain/lifecycle/account-look';

const endedAt = '2026-01-05T10:00:00.000Z';

describe('the first look at an account after its access has ended', () => {
  it('is five minutes later', () => {
    expect(firstLook(endedAt)).toBe('2026-01-05T10:05:00.000Z');
  });

  it.each([
    ['10:05', true],
    ['10:29', true],
    ['10:30', false],
  ])('at %s takes access that it sees for what was taken away: %s', (time, isDoubtful) => {
    expect(mayBeGone(endedAt, new Date(`2026-01-05T${time}:00.000Z`))).toBe(isDoubtful);
  });

  it('knows no doubt where nothing says when access ended', () => {
    expect(mayBeGone(undefined, new Date(endedAt))).toBe(false);
  });
});
