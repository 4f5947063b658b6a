import { crc32 } from 'node:zlib';

const headBytes = 8;

/** Length and checksum before the bytes, so that a record that was cut off or damaged is noticed. */
export function frameRecord(bytes: Buffer): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(bytes.length);
  head.writeUInt32BE(crc32(bytes), 4);
  return Buffer.concat([head, bytes]);
}

export interface ReadFrames {
  readonly records: readonly Buffer[];
  /** Where the last good record ends. */
  readonly end: number;
}

function readFrame(file: Buffer, start: number): Buffer | undefined {
  const from = start + headBytes;
  if (from > file.length) return undefined;
  const length = file.readUInt32BE(start);
  if (length === 0 || from + length > file.length) return undefined;
  const bytes = file.subarray(from, from + length);
  return crc32(bytes) === file.readUInt32BE(start + 4) ? bytes : undefined;
}

/** The good records from `start` up to the first that is not whole. */
export function readFrames(file: Buffer, start: number): ReadFrames {
  const records: Buffer[] = [];
  let end = start;
  for (let bytes = readFrame(file, end); bytes !== undefined; bytes = readFrame(file, end)) {
    records.push(bytes);
    end += headBytes + bytes.length;
  }
  return { records, end };
}
