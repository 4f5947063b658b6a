import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';

import type { ArchivedInstance, ArchiveRef } from '../engine/instance';
import { frame, headerBytes, isIntact, readHeader } from './record-frame';
import { CorruptRecordError } from './read-records';

/** Ended instances on disk, read one at a time when somebody asks for one. */
export interface Archive {
  put(instance: ArchivedInstance): ArchiveRef;
  /** @throws CorruptRecordError when the bytes are no longer those that were put */
  get(ref: ArchiveRef): ArchivedInstance;
  /** All bytes, also those nothing refers to any more. */
  size(): number;
  sync(): void;
  close(): void;
}

export function openArchive(file: string): Archive {
  const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+');
  let { size } = fstatSync(descriptor);
  return {
    put(instance) {
      const bytes = frame(Buffer.from(JSON.stringify(instance)));
      const ref = { offset: size, length: bytes.length };
      for (let at = 0; at < bytes.length;) {
        at += writeSync(descriptor, bytes, at, bytes.length - at, ref.offset + at);
      }
      size += bytes.length;
      return ref;
    },
    get({ offset, length }) {
      const bytes = Buffer.alloc(length);
      const got = readSync(descriptor, bytes, 0, length, offset);
      const header = got === length ? readHeader(bytes) : undefined;
      const payload = bytes.subarray(headerBytes);
      if (header === undefined || !isIntact(payload, header)) {
        throw new CorruptRecordError(file, offset, 'the record does not match its checksum');
      }
      const parsed: unknown = JSON.parse(payload.toString());
      if (!isArchived(parsed)) {
        throw new CorruptRecordError(file, offset, 'the record is not an instance');
      }
      return parsed;
    },
    size: () => size,
    sync: () => fdatasyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
}

// The checksum says that `put` wrote it.
function isArchived(value: unknown): value is ArchivedInstance {
  return typeof value === 'object' && value !== null && 'execution' in value && 'history' in value;
}
