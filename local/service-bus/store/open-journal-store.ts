import type { KeptState, MessageStore } from '../engine/message-store';
import { openJournalFile, type JournalFile, type OpenedJournal } from './journal-file';
import { decodeRecord, encodeRecord, type JournalRecord } from './journal-record';
import { makeJournalView, type JournalView } from './journal-view';
import { makeGroupWriter } from './group-writer';
import { frameRecord } from './record-frame';

export interface JournalStore {
  readonly store: MessageStore;
  readonly kept: KeptState;
}

export interface JournalSettings {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

// Below this a file is not worth writing anew, however much of it is over.
const smallBytes = 1_048_576;

const frame = (record: JournalRecord): Buffer => frameRecord(encodeRecord(record));

function* frames(records: Iterable<JournalRecord>): Iterable<Buffer> {
  for (const record of records) yield frame(record);
}

function loadView(records: readonly Buffer[]): JournalView {
  const view = makeJournalView();
  for (const record of records) view.apply(decodeRecord(record));
  return view;
}

/** A file that could not be written anew is still good as it is. */
function shorten(file: JournalFile, view: JournalView, { path, now, log }: JournalSettings): void {
  if (file.size() <= smallBytes + 2 * view.size()) return;
  try {
    file.replace(frames(view.summary(now())));
  } catch (error) {
    log(`Service Bus: ${path} could not be shortened: ${String(error)}`);
  }
}

function makeStore(file: JournalFile, view: JournalView, settings: JournalSettings): MessageStore {
  const writer = makeGroupWriter((bytes) => {
    file.append(bytes);
    shorten(file, view, settings);
  });
  const record = (one: JournalRecord): void => {
    view.apply(one);
    writer.write(frame(one));
  };
  return {
    add: (message) => record({ kind: 'message', message }),
    change(message) {
      const { sequenceNumber, place, deliveryCount, properties, deadLetter } = message;
      const state = { place, deliveryCount, properties, deadLetter };
      record({ kind: 'state', sequenceNumber, state });
    },
    deliver: ({ sequenceNumber }) => record({ kind: 'delivered', sequenceNumber }),
    remove: ({ sequenceNumber }) => record({ kind: 'removed', sequenceNumber }),
    remember: (id) => record({ kind: 'remembered', ...id }),
    whenKept: (done) => writer.whenKept(done),
    isIdle: () => writer.isIdle(),
    close() {
      writer.flush();
      file.close();
    },
  };
}

function report({ lostBytes }: OpenedJournal, { path, log }: JournalSettings): void {
  if (lostBytes === 0) return;
  log(`Service Bus: the last ${lostBytes} bytes of ${path} were not whole and are left out.`);
}

/**
 * Messages on disk, as a file of what happened to them, written anew at the start and whenever most of it is over.
 * @throws Error when the file is something else or cannot be used.
 */
export function openJournalStore(settings: JournalSettings): JournalStore {
  const { path, now } = settings;
  const opened = openJournalFile(path);
  report(opened, settings);
  const view = loadView(opened.records);
  const kept = view.state();
  opened.file.replace(frames(view.summary(now())));
  return { store: makeStore(opened.file, view, settings), kept };
}
