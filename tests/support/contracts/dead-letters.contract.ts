import type { DeadLetter, DeadLetters, Disposal } from '../../../shared/ports/dead-letters';

export interface DeadLetterWorld {
  readonly letters: DeadLetters;
  /** Lays a dead letter under each id, oldest first, with the body `{ id }`. */
  readonly die: (queue: string, ...ids: readonly string[]) => Promise<void>;
  /** What waits in a queue. */
  readonly waiting: (
    queue: string,
  ) => Promise<readonly { readonly messageId: string; readonly body: unknown }[]>;
  /** Longer than a letter that was taken stays away. */
  readonly letLocksRunOut: () => void;
}

const discard = async (): Promise<Disposal> => Promise.resolve({ kind: 'discard' });
const keep = async (): Promise<Disposal> => Promise.resolve({ kind: 'keep' });

const named = (found: readonly DeadLetter[]): readonly string[] =>
  found.map(({ queue, messageId }) => `${queue} ${messageId}`);

/** The numbers of some letters, in their queue. */
async function numbersOf(
  letters: DeadLetters,
  ...ids: readonly string[]
): Promise<ReadonlySet<string>> {
  const found = (await letters.list(100)).filter(({ messageId }) => ids.includes(messageId));
  return new Set(found.map(({ sequenceNumber }) => sequenceNumber));
}

/** What every DeadLetters does. */
export function deadLettersContract(make: () => DeadLetterWorld): void {
  it('looks at so many letters of each queue, oldest first, without taking them', async () => {
    const { letters, die } = make();
    await die('mails', 'a', 'b');
    await die('approval-requests', 'c');

    const few = await letters.list(1);
    const all = await letters.list(100);

    expect(named(few)).toEqual(['approval-requests c', 'mails a']);
    expect(named(all)).toEqual(['approval-requests c', 'mails a', 'mails b']);
    expect(all.map(({ body }) => body)).toEqual([{ id: 'c' }, { id: 'a' }, { id: 'b' }]);
  });

  it('sends one of several again under its new id, and leaves the others', async () => {
    const { letters, die, waiting } = make();
    await die('mails', 'a', 'b', 'c');
    await die('approval-requests', 'd', 'e');

    const count = await letters.dispose('mails', await numbersOf(letters, 'b'), async (letter) =>
      Promise.resolve({ kind: 'resubmit', messageId: `${letter.messageId}:r1`, body: letter.body }),
    );

    expect(count).toBe(1);
    expect(await waiting('mails')).toEqual([{ messageId: 'b:r1', body: { id: 'b' } }]);
    expect(named(await letters.list(100))).toEqual([
      'approval-requests d',
      'approval-requests e',
      'mails a',
      'mails c',
    ]);
  });

  it('sends what has one and the same id only once', async () => {
    const { letters, die, waiting } = make();
    await die('mails', 'a', 'b');

    const count = await letters.dispose('mails', await numbersOf(letters, 'a', 'b'), async () =>
      Promise.resolve({ kind: 'resubmit', messageId: 'same:r1', body: {} }),
    );

    expect(count).toBe(2);
    expect(await waiting('mails')).toEqual([{ messageId: 'same:r1', body: {} }]);
    expect(await letters.list(100)).toEqual([]);
  });

  it('leaves a letter that is to be kept', async () => {
    const { letters, die } = make();
    await die('mails', 'a');
    const wanted = await numbersOf(letters, 'a');

    const count = await letters.dispose('mails', wanted, keep);
    const found = await letters.list(100);
    const again = await letters.dispose('mails', wanted, discard);

    expect([count, again]).toEqual([1, 1]);
    expect(named(found)).toEqual(['mails a']);
  });

  it('leaves a letter where it is when the act fails', async () => {
    const { letters, die, letLocksRunOut } = make();
    await die('mails', 'a', 'b');
    const wanted = await numbersOf(letters, 'a');

    await expect(
      letters.dispose('mails', wanted, async () => Promise.reject(new Error('tables are down'))),
    ).rejects.toThrow('tables are down');
    letLocksRunOut();

    expect(named(await letters.list(100))).toEqual(['mails a', 'mails b']);
    expect(await letters.dispose('mails', wanted, discard)).toBe(1);
  });

  it('discards, and asks about nothing under a number that is not there', async () => {
    const { letters, die } = make();
    await die('mails', 'a');

    const missing = await letters.dispose('mails', new Set(['9999']), discard);
    const found = await letters.dispose('mails', await numbersOf(letters, 'a'), discard);

    expect([missing, found]).toEqual([0, 1]);
    expect(await letters.list(100)).toEqual([]);
  });
}
