import { parseTimeSpan } from '../../../../../local/functions-host/configuration/parse-time-span';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

describe('a time span', () => {
  it.each([
    ['00:05:00', 5 * minute],
    ['01:30', 90 * minute],
    ['1.02:03:04', day + 2 * 60 * minute + 3 * minute + 4 * second],
    ['00:00:00.25', 250],
    ['24:00:00', 24 * day],
    ['30:10:05', 30 * day + 10 * 60 * minute + 5 * minute],
    ['5', 5 * day],
    ['-00:00:01', -second],
    [' 00:00:01 ', second],
  ])('%s is %d ms', (text, milliseconds) => {
    expect(parseTimeSpan(text)).toBe(milliseconds);
  });

  it.each(['', 'abc', '24:00', '1.24:00:00', '00:60:00', '00:00:60', '1:2:3:4', '5d'])(
    '"%s" is none',
    (text) => {
      expect(parseTimeSpan(text)).toBeUndefined();
    },
  );
});
