import { closeSync, fdatasyncSync, openSync, renameSync, writeSync } from 'node:fs';

import { frame } from './record-frame';
import { makeWriteGroup } from './write-group';

/**
 * Appends records to a file. Records of one turn of the event loop share one write; the promise of `append` resolves
 * when the operating system has them, so that killing the process loses nothing acknowledged.
 */
export interface JournalFile {
  append(payload: string): Promise<void>;
  size(): number;
  /** Puts a file with these records in place of the old one, all or nothing. */
  replace(payloads: Iterable<string>): void;
  close(): void;
}

export function openJournalFile(file: string): JournalFile {
  let descriptor = openSync(file, 'a');
  let written = 0;
  const group = makeWriteGroup((bytes) => {
    writeAll(descriptor, bytes);
    written += bytes.length;
  });
  return {
    append: (payload) => group.add(frame(Buffer.from(payload))),
    size: () => written,
    replace(payloads) {
      group.flush();
      const size = writeNew(`${file}.new`, payloads);
      renameSync(`${file}.new`, file);
      closeSync(descriptor);
      descriptor = openSync(file, 'a');
      written = size;
    },
    close() {
      group.flush();
      closeSync(descriptor);
    },
  };
}

const chunkBytes = 1 << 20;

function writeNew(file: string, payloads: Iterable<string>): number {
  const descriptor = openSync(file, 'w');
  let size = 0;
  let chunk: Buffer[] = [];
  let chunkSize = 0;
  const writeChunk = (): void => {
    writeAll(descriptor, Buffer.concat(chunk));
    size += chunkSize;
    chunk = [];
    chunkSize = 0;
  };
  try {
    for (const payload of payloads) {
      const record = frame(Buffer.from(payload));
      chunk.push(record);
      chunkSize += record.length;
      if (chunkSize > chunkBytes) writeChunk();
    }
    writeChunk();
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return size;
}

function writeAll(descriptor: number, bytes: Buffer): void {
  let offset = 0;
  while (offset < bytes.length) offset += writeSync(descriptor, bytes, offset);
}
