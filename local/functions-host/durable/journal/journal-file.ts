import { closeSync, fdatasyncSync, openSync, renameSync, writeSync } from 'node:fs';

import { frame } from './record-frame';

/**
 * Appends records to a file. Records of one turn of the event loop share one write; the promise of `append` resolves
 * when the operating system has them, so that killing the process loses nothing acknowledged.
 */
export interface JournalFile {
  append(payload: string): Promise<void>;
  /** Writes what is still buffered. */
  flush(): void;
  size(): number;
  /** Puts a file with these records in place of the old one, all or nothing. */
  replace(payloads: Iterable<string>): void;
  close(): void;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function openJournalFile(file: string): JournalFile {
  let descriptor = openSync(file, 'a');
  let written = 0;
  let buffered: Buffer[] = [];
  let waiting: Waiting[] = [];
  let broken: Error | undefined;

  const write = (): void => {
    if (broken !== undefined) throw broken;
    const bytes = Buffer.concat(buffered);
    buffered = [];
    try {
      writeAll(descriptor, bytes);
    } catch (error) {
      // What follows half a record could not be read back.
      broken = new Error(`${file} could not be written; the task hub stops here`, { cause: error });
      throw broken;
    }
    written += bytes.length;
  };
  const flush = (): void => {
    const done = waiting;
    waiting = [];
    try {
      if (buffered.length > 0) write();
      for (const each of done) each.resolve();
    } catch (error) {
      for (const each of done) each.reject(error);
    }
  };

  return {
    flush,
    size: () => written,
    append(payload) {
      buffered.push(frame(Buffer.from(payload)));
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      });
    },
    replace(payloads) {
      flush();
      const size = writeNew(`${file}.new`, payloads);
      renameSync(`${file}.new`, file);
      closeSync(descriptor);
      descriptor = openSync(file, 'a');
      written = size;
    },
    close() {
      flush();
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
