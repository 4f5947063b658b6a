import { frameRecord, readFrames } from '../../../../../local/service-bus/store/record-frame';

const records = ['one', 'second', 'and the third'].map((text) => Buffer.from(text));
const whole = Buffer.concat(records.map(frameRecord));
const ends = records.map(
  (_, index) => Buffer.concat(records.slice(0, index + 1).map(frameRecord)).length,
);

const cuts = Array.from({ length: whole.length + 1 }, (_, length) => length);

describe('readFrames', () => {
  it.each(cuts)('reads what is whole of a file that was cut off after %i bytes', (length) => {
    const good = ends.filter((end) => end <= length).length;

    const read = readFrames(whole.subarray(0, length), 0);

    expect(read.records).toEqual(records.slice(0, good));
    expect(read.end).toBe(ends[good - 1] ?? 0);
  });

  it.each(cuts.slice(0, -1))('stops before a record whose byte %i changed', (position) => {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(position) ^ 0xff, position);
    const good = ends.filter((end) => end <= position).length;

    const read = readFrames(damaged, 0);

    expect(read.records).toEqual(records.slice(0, good));
  });

  it('takes zeros at the end for nothing', () => {
    const read = readFrames(Buffer.concat([whole, Buffer.alloc(64)]), 0);

    expect(read).toEqual({ records, end: whole.length });
  });
});
