import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginJournal, type Journal } from '../../../../local/journal/begin-journal';

const smallBytes = 100;

const write = (journal: Journal, text: string): Promise<Error | undefined> => {
  journal.write(Buffer.from(text));
  return new Promise((resolve) => {
    journal.whenKept(resolve);
  });
};

describe('beginJournal', () => {
  let folder: string;
  let path: string;
  let kept: string[];
  let log: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
    path = join(folder, 'journal');
    kept = ['head\n'];
    log = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const begin = (): Journal =>
    beginJournal({
      path,
      smallBytes,
      summary: () => kept.map((text) => Buffer.from(text)),
      log: (line) => log.push(line),
    });
  const content = (): string => readFileSync(path, 'utf8');

  it('puts the summary in the place of what was there, and records behind it', async () => {
    writeFileSync(path, 'what was there');
    const journal = begin();

    await write(journal, 'first\n');
    journal.write(Buffer.from('last\n'));
    journal.close();

    expect(content()).toBe('head\nfirst\nlast\n');
    expect(readdirSync(folder)).toEqual(['journal']);
  });

  it('writes the file anew once most of it is over, and goes on behind that', async () => {
    const journal = begin();
    await write(journal, `${'x'.repeat(smallBytes)}\n`);
    kept.push('short\n');

    await write(journal, 'short\n');
    await write(journal, 'behind\n');
    journal.close();

    expect(content()).toBe('head\nshort\nbehind\n');
  });

  it('goes on with the file as it is where it cannot be written anew, and says so', async () => {
    const journal = begin();
    mkdirSync(`${path}.new`);

    const failure = await write(journal, 'x'.repeat(2 * smallBytes));
    await write(journal, 'behind');
    journal.close();

    expect(failure).toBeUndefined();
    expect(content()).toBe(`head\n${'x'.repeat(2 * smallBytes)}behind`);
    expect(log).toEqual([expect.stringContaining(`${path} could not be shortened: `)]);
  });

  it('keeps a summary of many records whole', () => {
    kept = Array.from({ length: 3000 }, (_, index) => `${index} ${'y'.repeat(1000)}\n`);

    begin().close();

    expect(content()).toBe(kept.join(''));
  });
});
