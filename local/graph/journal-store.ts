import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { z } from 'zod';

import { beginJournalFile, type JournalFile } from '../journal/journal-file';
import { journalLine, readJournal } from './journal-line';
import type { JournalEntry } from './journal-line';

interface Identified {
  readonly id: string;
}

/** Records of one kind, in the order they were first put. */
export interface Collection<T extends Identified> {
  get(id: string): T | undefined;
  list(): readonly T[];
  put(record: T): void;
  remove(id: string): boolean;
}

export interface JournalStore {
  /** @throws Error when what is on disk is not of this kind. */
  collection<T extends Identified>(name: string, schema: z.ZodType<T>): Collection<T>;
  /** Writes what changed since the last commit as one line: after a kill all of it is there or nothing. */
  commit(): void;
  close(): void;
}

type Records = Map<string, Map<string, unknown>>;

const apply = (records: Records, { collection, id, record }: JournalEntry): void => {
  const kept = records.get(collection) ?? new Map<string, unknown>();
  records.set(collection, kept);
  if (record === undefined) kept.delete(id);
  else kept.set(id, record);
};

const toLine = (entries: readonly JournalEntry[]): Buffer => Buffer.from(journalLine(entries));

const openJournal = (dataDir: string, records: Records): JournalFile => {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'journal.jsonl');
  for (const entry of readJournal(path)) apply(records, entry);
  const entries = [...records].flatMap(([collection, kept]) =>
    [...kept].map(([id, record]) => ({ collection, id, record })),
  );
  return beginJournalFile(path, entries.length > 0 ? [toLine(entries)] : []);
};

/**
 * Collections in memory, journalled to `dataDir` (undefined = memory only) and compacted when opened.
 * @throws Error when the journal is damaged before its last line.
 */
export function openJournalStore(dataDir: string | undefined): JournalStore {
  const records: Records = new Map();
  let file = dataDir === undefined ? undefined : openJournal(dataDir, records);
  let pending: JournalEntry[] = [];
  const note = (entry: JournalEntry): void => {
    if (file !== undefined) pending.push(entry);
  };

  return {
    collection<T extends Identified>(name: string, schema: z.ZodType<T>): Collection<T> {
      const kept = new Map<string, T>();
      for (const [id, record] of records.get(name) ?? []) kept.set(id, schema.parse(record));
      return {
        get: (id) => kept.get(id),
        list: () => [...kept.values()],
        put(record) {
          kept.set(record.id, record);
          note({ collection: name, id: record.id, record });
        },
        remove(id) {
          const removed = kept.delete(id);
          if (removed) note({ collection: name, id });
          return removed;
        },
      };
    },
    commit() {
      if (file === undefined || pending.length === 0) return;
      file.append(toLine(pending));
      pending = [];
    },
    close() {
      this.commit();
      file?.close();
      file = undefined;
    },
  };
}
