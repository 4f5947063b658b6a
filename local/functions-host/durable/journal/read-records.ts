import { openByteSource, type ByteSource } from './byte-source';
import { headerBytes, isIntact, readHeader } from './record-frame';

export interface JournalRecord {
  readonly offset: number;
  readonly payload: Buffer;
}

/** A record that is neither intact nor cut off at the end of the file: bytes have changed since they were written. */
export class CorruptRecordError extends Error {
  override readonly name = 'CorruptRecordError';
  constructor(file: string, offset: number, why: string) {
    super(`${file} is damaged at byte ${offset}: ${why}`);
  }
}

/**
 * The records of a file in order. A record cut off at the end, at whatever byte, is what a killed process leaves: it
 * was never acknowledged, and reading ends before it.
 * @throws CorruptRecordError when a record further up is damaged
 */
export function* readRecords(file: string): Generator<JournalRecord, void> {
  const source = openByteSource(file);
  try {
    let offset = 0;
    while (offset + headerBytes <= source.size) {
      const payload = readPayload(file, source, offset);
      if (payload === undefined) return;
      yield { offset, payload };
      offset += headerBytes + payload.length;
    }
  } finally {
    source.close();
  }
}

/** Undefined for a torn record. */
function readPayload(file: string, source: ByteSource, offset: number): Buffer | undefined {
  const header = readHeader(source.read(offset, headerBytes));
  if (header === undefined) {
    if (isBlank(source, offset)) return undefined;
    throw new CorruptRecordError(file, offset, 'the header does not match its checksum');
  }
  const start = offset + headerBytes;
  const end = start + header.length;
  if (end > source.size) return undefined;
  const payload = source.read(start, header.length);
  if (isIntact(payload, header)) return payload;
  if (end === source.size) return undefined;
  throw new CorruptRecordError(file, offset, 'the record does not match its checksum');
}

// A file system that lost power can leave a tail of zeros where a write was under way.
function isBlank(source: ByteSource, offset: number): boolean {
  return source.read(offset, source.size - offset).every((byte) => byte === 0);
}
