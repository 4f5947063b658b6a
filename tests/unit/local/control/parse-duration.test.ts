import fc from 'fast-check';
import { parseDuration } from '../../../../local/control/parse-duration';

const day = 86_400_000;

describe('parseDuration', () => {
  it.each([
    ['P3D', 3 * day],
    ['P1W', 7 * day],
    ['PT90M', 5_400_000],
    ['P1DT2H3M4.5S', day + 7_200_000 + 180_000 + 4500],
    ['PT0S', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', '3D', 'P3', 'P-3D', 'P1M', 'P1Y', 'p3d', 'P3D ', 'P1.5D'])(
    'refuses %p',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('adds its parts up', () => {
    fc.assert(
      fc.property(
        fc.nat(99),
        fc.nat(99),
        fc.nat(99),
        fc.nat(99),
        (days, hours, minutes, seconds) => {
          const ms = parseDuration(`P${days}DT${hours}H${minutes}M${seconds}S`);

          expect(ms).toBe(days * day + ((hours * 60 + minutes) * 60 + seconds) * 1000);
        },
      ),
    );
  });
});
