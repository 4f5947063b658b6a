import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueuedMessage } from '../../../local/service-bus/engine/queued-message';
import {
  openJournalStore,
  type JournalStore,
} from '../../../local/service-bus/store/open-journal-store';

let folder: string;
let path: string;
let used = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});

beforeEach(() => {
  path = join(folder, `journal-${(used += 1)}`);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const open = (log: string[] = []): JournalStore =>
  openJournalStore({ path, now: () => 0, log: (line) => log.push(line) });

const message = (sequenceNumber: number, bytes = 1000): QueuedMessage => ({
  queue: 'mails',
  sequenceNumber,
  enqueuedSequenceNumber: sequenceNumber,
  enqueuedAt: 0,
  place: 'active',
  deliveryCount: 0,
  properties: {},
  deadLetter: undefined,
  content: {
    messageId: `m${sequenceNumber}`,
    payload: Buffer.alloc(bytes, sequenceNumber),
    timeToLiveMs: undefined,
    scheduledFor: undefined,
  },
});

const kept = ({ store }: JournalStore): Promise<Error | undefined> =>
  new Promise((resolve) => {
    store.whenKept(resolve);
  });

describe('openJournalStore', () => {
  it('says that a message is kept when it is in the file', async () => {
    const journal = open();
    journal.store.add(message(1));
    const before = statSync(path).size;
    const isIdleBefore = journal.store.isIdle();

    await kept(journal);

    expect([isIdleBefore, journal.store.isIdle()]).toEqual([false, true]);
    expect(statSync(path).size).toBeGreaterThan(before + 1000);
    journal.store.close();
  });

  it('writes what is still to be written when it closes', () => {
    const journal = open();
    const changed = message(1);
    journal.store.add(changed);
    changed.deliveryCount = 3;
    journal.store.change(changed);

    journal.store.close();

    expect(open().kept.messages).toEqual([changed]);
  });

  it('stays small however many messages pass through', async () => {
    const journal = open();
    const stays = message(1);
    journal.store.add(stays);
    for (let number = 2; number < 6000; number += 1) {
      const passing = message(number);
      journal.store.add(passing);
      journal.store.remove(passing);
      if (number % 500 === 0) await kept(journal);
    }

    await kept(journal);
    const { size } = statSync(path);
    journal.store.close();

    expect(size).toBeLessThan(2_000_000);
    expect(open().kept).toMatchObject({ messages: [stays], lastSequenceNumber: 5999 });
  });

  it('is written anew at the start', () => {
    const before = open();
    for (let number = 1; number < 100; number += 1) {
      before.store.add(message(number));
      before.store.remove(message(number));
    }
    before.store.close();
    const grown = statSync(path).size;

    open().store.close();

    expect(grown).toBeGreaterThan(100_000);
    expect(statSync(path).size).toBeLessThan(1000);
  });
});
