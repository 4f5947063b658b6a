import { makeGroupWriter, type GroupWriter } from './group-writer';
import { beginJournalFile } from './journal-file';

export interface Journal extends Pick<GroupWriter, 'write' | 'whenKept' | 'isIdle'> {
  /** Writes what is still to be written. */
  close(): void;
}

export interface JournalSettings {
  readonly path: string;
  /** The fewest records that amount to all that were written. */
  readonly summary: () => Iterable<Buffer>;
  /** Below this a file is not worth writing anew, however much of it is over. */
  readonly smallBytes: number;
  readonly log: (line: string) => void;
}

/** A file of what happened, written anew now and whenever most of it is over; reading it is up to its owner. */
export function beginJournal({ path, summary, smallBytes, log }: JournalSettings): Journal {
  const file = beginJournalFile(path, summary());
  let sizeAnew = file.size();

  // A file that could not be written anew is still good as it is.
  const shorten = (): void => {
    try {
      file.replace(summary());
    } catch (error) {
      log(`${path} could not be shortened: ${String(error)}`);
    }
    sizeAnew = file.size();
  };

  const writer = makeGroupWriter((bytes) => {
    file.append(bytes);
    if (file.size() > smallBytes + 2 * sizeAnew) shorten();
  });
  return {
    write: (record) => writer.write(record),
    whenKept: (done) => writer.whenKept(done),
    isIdle: () => writer.isIdle(),
    close() {
      writer.flush();
      file.close();
    },
  };
}
