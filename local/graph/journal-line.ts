import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

import { z } from 'zod';

const entrySchema = z.object({
  collection: z.string(),
  id: z.string(),
  record: z.unknown().optional(),
});

/** One change; without a record the id is removed. */
export type JournalEntry = z.infer<typeof entrySchema>;

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** All changes that belong together as one line, led by its checksum. */
export function journalLine(entries: readonly JournalEntry[]): string {
  const text = JSON.stringify(entries);
  return `${checksum(text)} ${text}\n`;
}

const isWhole = (line: string): boolean => checksum(line.slice(9)) === line.slice(0, 8);

/**
 * The changes of a journal in order; none when there is no file. A torn last line is left out: its change was never
 * answered. @throws Error when an earlier line is damaged.
 */
export function readJournal(path: string): readonly JournalEntry[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const entries: JournalEntry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    if (isWhole(line)) entries.push(...z.array(entrySchema).parse(JSON.parse(line.slice(9))));
    else if (index < lines.length - 1) {
      throw new Error(`${path} is damaged in line ${index + 1}; remove it to start afresh`);
    }
  }
  return entries;
}
