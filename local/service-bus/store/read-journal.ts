import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { readFrames } from './record-frame';

/** What a journal of the broker begins with. */
export const title = Buffer.from('vestibule service bus 1\n');

export interface ReadJournal {
  readonly records: readonly Buffer[];
  /** How many bytes at the end were no whole record. */
  readonly lostBytes: number;
}

/**
 * The records of a journal; none when it is yet to begin. What follows the first record that is not whole is left
 * out: the write that was under way when the process ended, as a rule. The file is set aside as `<path>.damaged` then.
 * @throws Error when the file is something else.
 */
export function readJournal(path: string): ReadJournal {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const start = bytes.subarray(0, title.length);
  if (!title.subarray(0, start.length).equals(start)) {
    throw new Error(`${path} is not a file of the Service Bus broker.`);
  }
  if (start.length < title.length) return { records: [], lostBytes: 0 };
  const { records, end } = readFrames(bytes, title.length);
  const lostBytes = bytes.length - end;
  if (lostBytes > 0) copyFileSync(path, `${path}.damaged`);
  return { records, lostBytes };
}
