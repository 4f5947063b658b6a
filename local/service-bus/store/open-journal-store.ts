import { beginJournal, type Journal } from '../../journal/begin-journal';
import type { KeptState, MessageStore } from '../engine/message-store';
import { decodeRecord, encodeRecord, type JournalRecord } from './journal-record';
import { makeJournalView, type JournalView } from './journal-view';
import { readJournal, title } from './read-journal';
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

const smallBytes = 1_048_576;

const frame = (record: JournalRecord): Buffer => frameRecord(encodeRecord(record));

function* summarize(view: JournalView, now: number): Iterable<Buffer> {
  yield title;
  for (const record of view.summary(now)) yield frame(record);
}

function readView({ path, log }: JournalSettings): JournalView {
  const { records, lostBytes } = readJournal(path);
  if (lostBytes > 0) {
    log(`Service Bus: the last ${lostBytes} bytes of ${path} were not whole and are left out.`);
  }
  const view = makeJournalView();
  for (const record of records) view.apply(decodeRecord(record));
  return view;
}

function makeStore(journal: Journal, view: JournalView): MessageStore {
  const record = (one: JournalRecord): void => {
    view.apply(one);
    journal.write(frame(one));
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
    whenKept: (done) => journal.whenKept(done),
    isIdle: () => journal.isIdle(),
    close: () => journal.close(),
  };
}

/**
 * Messages on disk, as a file of what happened to them.
 * @throws Error when the file is something else or cannot be used.
 */
export function openJournalStore(settings: JournalSettings): JournalStore {
  const { path, now, log } = settings;
  const view = readView(settings);
  const kept = view.state();
  const summary = (): Iterable<Buffer> => summarize(view, now());
  const journal = beginJournal({
    path,
    summary,
    smallBytes,
    log: (line) => log(`Service Bus: ${line}`),
  });
  return { store: makeStore(journal, view), kept };
}
