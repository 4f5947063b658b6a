import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const windowBytes = 1 << 20;

/** Random reads of a file through one moving window, so that a large journal is never in memory as a whole. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes than asked for only at the end of the file. Valid until the next call. */
  read(offset: number, length: number): Buffer;
  close(): void;
}

export function openByteSource(file: string): ByteSource {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  let window = Buffer.alloc(0);
  let windowStart = 0;

  const fill = (offset: number, length: number): void => {
    const wanted = Math.min(Math.max(length, windowBytes), size - offset);
    const next = Buffer.alloc(Math.max(wanted, 0));
    let filled = 0;
    while (filled < next.length) {
      const got = readSync(descriptor, next, filled, next.length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    window = next.subarray(0, filled);
    windowStart = offset;
  };

  return {
    size,
    read(offset, length) {
      const end = Math.min(offset + length, size);
      if (offset < windowStart || end > windowStart + window.length) fill(offset, length);
      return window.subarray(offset - windowStart, end - windowStart);
    },
    close: () => closeSync(descriptor),
  };
}
