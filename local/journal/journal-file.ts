import { closeSync, fdatasyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';

/** Records one behind the other, whatever a record looks like. */
export interface JournalFile {
  /** Appends all of it, or nothing and throws. It survives the end of this process, not that of the machine. */
  append(bytes: Buffer): void;
  /** Puts a file with these records in the place of the old one; a crash leaves one of the two. */
  replace(records: Iterable<Buffer>): void;
  size(): number;
  close(): void;
}

const chunkBytes = 1 << 20;

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

function* inChunks(records: Iterable<Buffer>): Iterable<Buffer> {
  let chunk: Buffer[] = [];
  let size = 0;
  for (const record of records) {
    chunk.push(record);
    size += record.length;
    if (size < chunkBytes) continue;
    yield Buffer.concat(chunk);
    chunk = [];
    size = 0;
  }
  yield Buffer.concat(chunk);
}

/** Gives the size. */
function writeNew(path: string, records: Iterable<Buffer>): number {
  const descriptor = openSync(path, 'w');
  let size = 0;
  try {
    for (const chunk of inChunks(records)) {
      writeAll(descriptor, chunk, size);
      size += chunk.length;
    }
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return size;
}

/** Begins a file with these records, in the place of one that is there. */
export function beginJournalFile(path: string, first: Iterable<Buffer>): JournalFile {
  const fresh = `${path}.new`;
  let size = writeNew(fresh, first);
  renameSync(fresh, path);
  let descriptor = openSync(path, 'r+');
  return {
    append(bytes) {
      try {
        writeAll(descriptor, bytes, size);
      } catch (error) {
        ftruncateSync(descriptor, size);
        throw error;
      }
      size += bytes.length;
    },
    replace(records) {
      const newSize = writeNew(fresh, records);
      // Windows does not rename over an open file.
      closeSync(descriptor);
      try {
        renameSync(fresh, path);
        size = newSize;
      } finally {
        descriptor = openSync(path, 'r+');
      }
    },
    size: () => size,
    close: () => closeSync(descriptor),
  };
}
