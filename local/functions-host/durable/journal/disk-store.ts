import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { beginJournal } from '../../../journal/begin-journal';
import { isRecord } from '../../../is-record';
import type { InstanceTable } from '../engine/instance-table';
import { openArchive, type Archive } from './archive-file';
import { parseRecord, toRecord } from './change-text';
import type { InstanceStore } from './instance-store';
import { makeAppend } from './make-append';
import { CorruptRecordError, readRecords } from './read-records';
import { frame } from './record-frame';

export interface DiskStoreOptions {
  readonly directory: string;
  readonly hubName: string;
  /** Filled from the journal before the store is given back. */
  readonly table: InstanceTable;
  readonly log: (line: string) => void;
}

const format = 1;
/** Below this a file is not worth compacting. */
const slackBytes = 16 << 20;

/**
 * A task hub on disk: `{hub}.journal` holds live instances and one line for each ended one, `{hub}.archive.{n}` the
 * ended ones themselves. Starting costs as much as there is in the journal; it is compacted at start and whenever most
 * of it is out of date. An archive full of purged instances is copied into its successor at start.
 * @throws CorruptRecordError when a file was damaged other than by being cut off
 */
export function openDiskStore(options: DiskStoreOptions): InstanceStore {
  const { directory, hubName, table, log } = options;
  mkdirSync(directory, { recursive: true });
  const journalPath = path.join(directory, `${hubName}.journal`);
  const archivePath = (n: number): string => path.join(directory, `${hubName}.archive.${n}`);

  let generation = existsSync(journalPath) ? load(journalPath, table) : 0;
  let archive = openArchive(archivePath(generation));
  const oldGeneration = generation;
  if (isMostlyGarbage(archive, table)) {
    generation += 1;
    rmSync(archivePath(generation), { force: true });
    archive = copyArchive(archive, openArchive(archivePath(generation)), table);
  }

  const summary = (): Iterable<Buffer> => {
    archive.sync();
    return snapshotRecords(generation, table);
  };
  const journal = beginJournal({ path: journalPath, summary, smallBytes: slackBytes, log });
  const append = makeAppend(journal);
  if (generation !== oldGeneration) rmSync(archivePath(oldGeneration), { force: true });

  return {
    commit: (changes) => append(toFrame(toRecord(changes))),
    archive: (instance) => archive.put(instance),
    read: (ref) => archive.get(ref),
    close() {
      journal.close();
      archive.close();
    },
  };
}

/** Applies the journal and gives the number of the archive it refers to. */
function load(file: string, table: InstanceTable): number {
  let generation: number | undefined;
  for (const { offset, payload } of readRecords(file)) {
    const text = payload.toString();
    if (generation === undefined) {
      generation = parseHead(file, text);
    } else {
      const changes = parseRecord(text);
      if (changes === undefined)
        throw new CorruptRecordError(file, offset, 'not a list of changes');
      for (const change of changes) table.apply(change);
    }
  }
  return generation ?? 0;
}

const toFrame = (text: string): Buffer => frame(Buffer.from(text));

function* snapshotRecords(generation: number, table: InstanceTable): Iterable<Buffer> {
  yield toFrame(JSON.stringify({ format, archive: generation }));
  for (const change of table.snapshot()) yield toFrame(toRecord([change]));
}

function parseHead(file: string, text: string): number {
  const head: unknown = JSON.parse(text);
  if (!isRecord(head) || head['format'] !== format || typeof head['archive'] !== 'number') {
    throw new CorruptRecordError(file, 0, `not a journal of format ${format}`);
  }
  return head['archive'];
}

function isMostlyGarbage(archive: Archive, table: InstanceTable): boolean {
  let used = 0;
  for (const instance of table.all()) if (instance.kind === 'finished') used += instance.ref.length;
  return archive.size() > 2 * used + slackBytes;
}

function copyArchive(from: Archive, to: Archive, table: InstanceTable): Archive {
  for (const instance of table.all()) {
    if (instance.kind !== 'finished') continue;
    const ref = to.put(from.get(instance.ref));
    table.apply({ kind: 'finished', instance: { ...instance, ref } });
  }
  from.close();
  return to;
}
