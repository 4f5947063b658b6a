import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { readFrames } from './record-frame';

const title = Buffer.from('vestibule service bus 1\n');

export interface JournalFile {
  /** Appends all of it, or nothing and throws. */
  append(bytes: Buffer): void;
  /** Puts a new file with these records in the place of the old; a crash leaves one of the two. */
  replace(chunks: Iterable<Buffer>): void;
  size(): number;
  close(): void;
}

export interface OpenedJournal {
  readonly file: JournalFile;
  readonly records: readonly Buffer[];
  /** How many bytes at the end were no whole record; they are cut off. */
  readonly lostBytes: number;
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

function readWhole(path: string): Buffer {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const start = bytes.subarray(0, title.length);
  if (!title.subarray(0, start.length).equals(start)) {
    throw new Error(`${path} is not a file of the Service Bus broker.`);
  }
  return bytes;
}

/** Gives the size. */
function writeNew(path: string, chunks: Iterable<Buffer>): number {
  const descriptor = openSync(path, 'w');
  writeAll(descriptor, title, 0);
  let size = title.length;
  for (const chunk of chunks) {
    writeAll(descriptor, chunk, size);
    size += chunk.length;
  }
  closeSync(descriptor);
  return size;
}

function makeJournalFile(path: string, end: number): JournalFile {
  let descriptor = openSync(path, 'r+');
  let size = end;
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
    replace(chunks) {
      const newSize = writeNew(`${path}.new`, chunks);
      // Windows does not rename over an open file.
      closeSync(descriptor);
      renameSync(`${path}.new`, path);
      descriptor = openSync(path, 'r+');
      size = newSize;
    },
    size: () => size,
    close: () => closeSync(descriptor),
  };
}

/**
 * Opens the journal, or begins it. What follows the first record that is not whole is left out: the write that was
 * under way when the process ended, as a rule. The file as it was is set aside as `<path>.damaged` then.
 * @throws Error when the file is something else.
 */
export function openJournalFile(path: string): OpenedJournal {
  const bytes = readWhole(path);
  if (bytes.length < title.length) {
    return { file: makeJournalFile(path, writeNew(path, [])), records: [], lostBytes: 0 };
  }
  const { records, end } = readFrames(bytes, title.length);
  const lostBytes = bytes.length - end;
  if (lostBytes > 0) {
    copyFileSync(path, `${path}.damaged`);
    truncateSync(path, end);
  }
  return { file: makeJournalFile(path, end), records, lostBytes };
}
