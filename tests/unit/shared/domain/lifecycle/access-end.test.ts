import { parseDuration, type Duration } from '../../../../../shared/domain/duration';
import { accessEnd } from '../../../../../shared/domain/lifecycle/access-end';

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === undefined) throw new Error(`${text} is no duration`);
  return parsed;
}

describe('accessEnd', () => {
  it.each([
    ['2026-01-05T10:00:00.999Z', 'P30D', '2026-02-04T10:00:00.000Z'],
    ['2026-01-05T10:00:00.000Z', 'PT5M', '2026-01-05T10:05:00.000Z'],
    // The wall clock of Paris stays, over the change to summer time.
    ['2026-03-20T10:00:00.500Z', 'P14D', '2026-04-03T09:00:00.000Z'],
  ])('from %s after %s is %s, to the second', (from, text, end) => {
    expect(accessEnd(new Date(from), duration(text), 'Europe/Paris')).toBe(end);
  });
});
